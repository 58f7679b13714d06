from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "naast.learning.steering"
