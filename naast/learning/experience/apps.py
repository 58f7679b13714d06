from django.apps import AppConfig


class ExperienceConfig(AppConfig):
    name = "naast.learning.experience"
