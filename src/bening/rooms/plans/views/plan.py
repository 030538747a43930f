from django.http import HttpResponse
from django.shortcuts import render

from bening.foundation.accounts.requests import UnitRequest


def plan(request: UnitRequest) -> HttpResponse:
    return render(request, "plans/plan.html")
