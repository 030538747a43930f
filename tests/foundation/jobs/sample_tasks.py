"""Tasks that the queue's tests run."""

from django_tasks import task

done: list[str] = []


@task()
def note(word: str = "kerja") -> str:
    done.append(word)
    return word


@task()
def fail() -> None:
    raise RuntimeError("sengaja gagal")
