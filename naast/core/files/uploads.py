"""Take what is sent into memory only: what somebody's letter says never lies unsealed on a disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from naast.core.files.queries import most_bytes


class InMemoryOnly(FileUploadHandler):
    """Keep a file in memory up to the limit; of a larger one only how large it is."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept, self.size, self.most = BytesIO(), 0, most_bytes()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        del start
        self.size += len(raw_data)
        if self.size <= self.most:
            self.kept.write(raw_data)
        else:
            self.kept = BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
