from django import forms


class WhichAccount(forms.Form):
    account = forms.EmailField(max_length=254)
