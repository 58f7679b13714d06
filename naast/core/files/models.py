"""Documents: what kind, how large, and their bytes, sealed with the key of whom they are about."""

from uuid import uuid4

from django.db import models

from naast.core.policy.walls import RowPolicies

HOUSES = ("support", "municipality")


class StoredFile(models.Model):
    """A document. What it is called and who added it stands with whoever refers to it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    subject_id = models.UUIDField(db_index=True)
    house = models.CharField(max_length=20)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    parts = models.PositiveSmallIntegerField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            RowPolicies(
                "naast.core.files.policy.FILES",
                name="files_storedfile",
                insert=("keep",),
                delete=("remove",),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Part(models.Model):
    """A sealed part of a document. Which part of which document it is, is sealed with it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="+")
    subject_id = models.UUIDField(db_index=True)
    house = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="part_stands_once"),
            RowPolicies(
                "naast.core.files.policy.PARTS",
                name="files_part",
                insert=("keep",),
                delete=("remove", "erase"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.number}"
