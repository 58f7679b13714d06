"""Machines come in here: open data of services, organisations and points. No persons, ever."""
