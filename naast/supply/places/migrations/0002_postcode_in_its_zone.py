from django.db import migrations

# A postcode names its municipality so that it can be unique there; PostgreSQL sees to it that this
# is the municipality of its zone. Can be undone.
LAY = """
ALTER TABLE places_zonepostcode ADD CONSTRAINT postcode_in_the_municipality_of_its_zone
  FOREIGN KEY (zone_id, municipality_id) REFERENCES places_zone (id, municipality_id)
  ON DELETE CASCADE
"""
LIFT = "ALTER TABLE places_zonepostcode DROP CONSTRAINT postcode_in_the_municipality_of_its_zone"


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [migrations.RunSQL(LAY, LIFT)]
