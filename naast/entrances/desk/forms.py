from django import forms


class WhichAccount(forms.Form):
    account = forms.IntegerField(min_value=1, max_value=2**62)
