"""A worker's own calendar, read outside any page: fetched with care, opened in a process apart."""
