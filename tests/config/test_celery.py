import ast
import os
import stat

import pytest
from kombu import Connection
from kombu.exceptions import OperationalError

from celery_app import BEAT, app
from config import celery_app
from config.broker import broker
from tests.fixtures.processes import ROOT, wait_for


def test_the_web_process_knows_the_configured_broker():
    assert celery_app is app
    assert not app.conf.broker_url.startswith("amqp")


def test_the_celery_application_imports_no_code_of_ours():
    code = list(ast.walk(ast.parse((ROOT / "celery_app.py").read_text())))
    imported = {alias.name for node in code if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in code if isinstance(node, ast.ImportFrom)}
    assert imported == {"os", "celery"}


def test_every_task_of_the_beat_table_exists():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in BEAT.values()} <= set(app.tasks)


def test_a_message_that_is_not_json_is_refused():
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == app.conf.result_serializer == "json"


def test_no_task_may_outlast_the_time_after_which_redis_hands_it_out_again():
    _, options = broker("redis://127.0.0.1:1/0", folder=None)
    assert app.conf.task_time_limit < options["visibility_timeout"]


def test_the_files_broker_lives_in_private_folders_and_carries_a_message(tmp_path):
    url, options = broker("", tmp_path / "broker")
    folders = [tmp_path / "broker", *(tmp_path / "broker").iterdir()]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    with Connection(url, transport_options=options) as connection:
        queue = connection.SimpleQueue("post")
        queue.put({"id": "1"}, serializer="json")
        message = queue.get(timeout=5)
        message.ack()
        assert message.payload == {"id": "1"}
        queue.close()


def test_a_page_gives_up_on_a_broker_that_is_down_within_two_seconds():
    url, options = broker("redis://127.0.0.1:1/0", folder=None)
    assert options["socket_connect_timeout"] <= 2
    with pytest.raises(OperationalError), Connection(url, transport_options=options) as connection:
        connection.Producer().publish({"id": "1"}, retry=False)


@pytest.mark.workers
def test_a_real_worker_answers_on_the_real_broker(start_worker, start):
    start_worker()
    ping = start("-m", "celery", "-A", "celery_app", "inspect", "ping", "--timeout", "8")
    assert ping.popen.wait(60) == 0
    assert ping.said("pong")


@pytest.mark.workers
@pytest.mark.long  # it waits for the next full minute
def test_beat_wakes_the_worker_and_shows_that_it_is_alive(start, process_env, tmp_path):
    home = {"HANDRAIL_HOME": str(tmp_path / "home")}
    beat = start("-m", "celery", "-A", "celery_app", "beat", "--loglevel", "INFO", "--pidfile", "", env=home)
    assert probe(start, home) == 1
    wait_for(lambda: beat.said("Sending due task"), seconds=90, what="the first wake-up")
    assert probe(start, home) == 0
    beat.popen.terminate()
    beat.popen.wait(30)  # a beat that runs would touch its file again
    for file in (tmp_path / "home").glob("celerybeat-schedule*"):
        os.utime(file, (0, 0))
    assert probe(start, home) == 1


def probe(start, home):
    return start("-m", "config.probe", "beat", env=home).popen.wait(30)
