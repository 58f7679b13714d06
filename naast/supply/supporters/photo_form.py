"""A photograph for her card: a file, and that everybody may see it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.core.files.queries import most_bytes, most_megabytes
from naast.core.files.rules import SMALLEST, NoPicture, TooLarge, TooSmall, square_photo


class PhotoField(forms.FileField):
    """A photo; its value is the picture as it is shown: small, square, without anything beside."""

    widget = forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp"})
    default_error_messages = {
        "required": _("Choose a photo first."),
        "missing": _("Choose a photo first."),
        "empty": _("This file is empty. Choose another photo."),
        "invalid": _("The photo did not arrive. Choose it once more."),
        "heavy": _("This photo is too heavy. At most %(most)s MB fits."),
        "kind": _("This is no photo that we can read. A JPG, a PNG or a WebP fits."),
        "small": _("This photo is too small. It needs %(least)s points on each side."),
        "large": _("This photo is too large. Make it smaller, or take another."),
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the picture as it is shown."""
        sent = super().clean(data, initial)
        if sent.size > most_bytes():
            raise forms.ValidationError(
                self.error_messages["heavy"] % {"most": most_megabytes()}, code="heavy"
            )
        try:
            return square_photo(data=sent.read())
        except NoPicture as failure:
            raise forms.ValidationError(self.error_messages["kind"]) from failure
        except TooSmall as failure:
            told = self.error_messages["small"] % {"least": SMALLEST}
            raise forms.ValidationError(told) from failure
        except TooLarge as failure:
            raise forms.ValidationError(self.error_messages["large"]) from failure


class PhotoForm(forms.Form):
    """A photograph, with her yes."""

    use_required_attribute = False

    photo = PhotoField(
        label=_("Your photo"),
        help_text=_("We cut out a square and keep nothing else: no place, no date."),
    )
    yes = forms.BooleanField(
        label=_("Everybody may see this photo of me."),
        error_messages={"required": _("Tick this. Otherwise we show no photo.")},
    )
