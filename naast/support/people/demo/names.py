"""First names of the residents of the demo world.

They are apart on purpose from the names of staff and places and from every word of the public
texts, so that a test can look for each of them in a dump of the database.
"""

FIRST_NAMES = (
    "Tjitske", "Afke", "Aletta", "Antsje", "Beitske", "Bettie", "Boukje", "Doetie",
    "Elbrich", "Foekje", "Gelske", "Gooitske", "Grietsje", "Hylkje", "Jeltsje", "Jikke",
    "Lutske", "Maaike", "Martsje", "Nienke", "Popkje", "Reinskje", "Richtsje", "Saakje",
    "Sibrich", "Sytske", "Tryntsje", "Wikje", "Yfke", "Agnieta", "Annigje", "Bertha", "Coby",
    "Diny", "Everdina", "Fijtje", "Geesje", "Hermina", "Jacomina", "Klazien",
    "Leentje", "Marrigje", "Neeltje", "Oeda", "Pietertje", "Roelfien", "Stijntje", "Truida",
    "Vrouwkje", "Willemijn", "Zwaantje", "Annelot", "Britt", "Chantal", "Demi", "Evelien",
    "Fleur", "Guusje", "Hannelore", "Isabel", "Jasmijn", "Kimberley", "Lisanne", "Manon",
    "Nadine", "Odette", "Priscilla", "Rianne", "Sterre", "Tessa", "Veerle", "Wendy", "Yvette",
    "Zoë-Anne", "Abe-Jan", "Auke", "Binnert", "Broer-Jan", "Egbert", "Foppe-Jan",
    "Geert-Jan", "Haije", "Iemke", "Jorrit", "Keimpe", "Lolke", "Murk-Jan", "Nammen",
    "Pier-Jan", "Rienk", "Sipke", "Tamme", "Uilke", "Watse", "Yme-Jan", "Albertus", "Bartho",
    "Cornelius", "Derk-Jan", "Engbert", "Folkert", "Gijsbert", "Harmannus", "Izaak", "Joost",
    "Koenraad", "Lubbertus", "Machiel", "Nanne", "Onno", "Pascal", "Quinten", "Roderik",
    "Steven", "Tobias", "Victor", "Wessel", "Xander", "Yannick", "Zeger", "Aylin", "Büşra",
    "Cemile", "Emine", "Fatma", "Gülsüm", "Hatice", "Meryem", "Nurcan", "Songül", "Zehra",
    "Ahmet", "Bülent", "Hakan", "Mehmet", "Serkan", "Yusuf", "Aïcha", "Fatiha",
    "Hafida", "Khadija", "Loubna", "Malika", "Rachida", "Souad", "Zohra", "Abdelkarim",
    "Brahim", "Driss", "Hassan", "Jamal", "Mounir", "Rachid", "Youssef", "Agnieszka", "Danuta",
    "Ewelina", "Grażyna", "Halina", "Jadwiga", "Krystyna", "Małgorzata", "Wiesława", "Andrzej",
    "Bogdan", "Grzegorz", "Janusz", "Krzysztof", "Leszek", "Mirosław", "Halyna", "Iryna",
    "Liudmyla", "Nataliia", "Svitlana", "Bohdan", "Mykola", "Serhii", "Volodymyr", "Almaz",
    "Hiwet", "Letebrhan", "Berhane", "Kidane", "Tekle", "Ayaan", "Faduma", "Hodan", "Abdirahman",
    "Mahad", "Farideh", "Mahnaz", "Nasrin", "Zahra", "Behrouz", "Hossein", "Mehrdad", "Eveline",
    "Ludmila", "Marciano", "Sharona", "Ruthmila", "Giovanni", "Urvin", "Cheryl", "Gladys",
    "Humphrey", "Rudolf", "Dhanraj", "Sunita", "Indra-Devi", "Hadassa", "Meindertje",
    "Geeske", "Hiltsje", "Jantsje",
)  # fmt: skip
