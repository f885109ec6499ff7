"""What hosts Détente says what the program does: names, ports, paths, limits, rights, headers."""

import base64
import hashlib
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import streamlit
import yaml

from analysis.health import HEALTH
from analysis.settings import read_settings
from analysis.variables import VARIABLES
from tests.lacking import lacking

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
SERVICE = (ROOT / "deploy" / "detente.service").read_text(encoding="utf-8")
HOSTING = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]


def header(name: str) -> str:
    found = re.search(rf'add_header {name} "([^"]+)" always;', NGINX)
    assert found, f"no {name}"
    return found[1]


@pytest.mark.parametrize("text", [DOCKERFILE, str(SERVICES), SERVICE, HOSTING], ids=len)
def test_every_variable_that_is_named_is_one(text: str) -> None:
    known = {*VARIABLES, *(f"{one}_FILE" for one in VARIABLES)}
    assert set(re.findall(r"\bDETENTE_[A-Z_]+\b", text)) <= known


def test_the_image_copies_what_is_there_and_nothing_is_kept_from_it() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sources = [
        one
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for one in line.split()[:-1]
    ]
    assert {"analysis", "pages", "streamlit_app.py", ".streamlit/config.toml"} <= set(sources)
    for one in sources:
        assert (ROOT / one).exists(), one
        assert f"!{one}" in ignored, f"{one} does not reach the build"
    assert ignored[0] == "*", "what is not named stays out: stores, secrets, texts"


def test_the_image_runs_without_rights() -> None:
    assert re.search(r"^USER 10001$", DOCKERFILE, re.MULTILINE)
    assert "--require-hashes" in DOCKERFILE
    assert not re.search(r"^(ENV|ARG) .*(PASSWORD|SECRET|KEY)", DOCKERFILE, re.MULTILINE)


def test_the_health_check_is_the_same_everywhere() -> None:
    assert HEALTH == "/_stcore/health"
    assert HEALTH in HOSTING
    assert '["python", "-m", "analysis.health"]' in DOCKERFILE
    assert SERVICES["app"]["healthcheck"]["test"] == ["CMD", "python", "-m", "analysis.health"]


def test_the_port_is_the_same_everywhere() -> None:
    assert "EXPOSE 8501" in DOCKERFILE
    assert SERVICES["app"]["ports"] == ["127.0.0.1:8501:8501"], "TLS is the proxy's"
    assert "proxy_pass http://127.0.0.1:8501;" in NGINX
    assert "--port 8501" in SERVICE


@pytest.mark.parametrize("name", ["app", "db"])
def test_a_container_can_write_nothing_and_may_nothing(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert set(service["networks"]) <= set(COMPOSE["networks"])
    assert set(service["secrets"]) <= set(COMPOSE["secrets"])
    for volume in service["volumes"]:
        assert volume.partition(":")[0] in COMPOSE["volumes"]


def test_the_database_is_reached_by_the_app_alone() -> None:
    assert "ports" not in SERVICES["db"]
    assert SERVICES["db"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert SERVICES["app"]["depends_on"]["db"]["condition"] == "service_healthy"
    assert (
        SERVICES["db"]["environment"]["POSTGRES_PASSWORD_FILE"]
        == (SERVICES["app"]["environment"]["DETENTE_STORE_PASSWORD_FILE"])
    )


def test_the_store_of_the_containers_is_read_with_its_secret(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("s:e/c@ret\n", encoding="utf-8")
    given = SERVICES["app"]["environment"] | {"DETENTE_STORE_PASSWORD_FILE": str(secret)}
    assert read_settings(given).store == ("postgresql+psycopg://detente:s%3Ae%2Fc%40ret@db/detente")


def test_uploads_are_as_large_as_files_may_be() -> None:
    largest = read_settings({}).max_file_megabytes
    assert CONFIG["server"]["maxUploadSize"] == largest
    assert f"client_max_body_size {largest + 1}m;" in NGINX
    assert '"--server.maxUploadSize"' in (ROOT / "analysis" / "__main__.py").read_text("utf-8")


def test_the_server_guards_its_doors() -> None:
    assert CONFIG["server"]["enableXsrfProtection"] is True
    assert CONFIG["server"]["enableCORS"] is True
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["logger"]["enableRich"] is False
    assert CONFIG["browser"]["gatherUsageStats"] is False


def test_the_policy_knows_streamlits_own_script_and_nothing_else_inline() -> None:
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall(
        r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL
    )
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'"
        for one in scripts
    }
    policy = dict(
        part.strip().partition(" ")[::2] for part in header("Content-Security-Policy").split(";")
    )
    assert set(policy["script-src"].split()) == {"'self'", "blob:", *hashes}
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe-eval" not in NGINX


def test_no_page_writes_a_script_of_its_own_into_html() -> None:
    """The policy would stop it; components bring theirs as modules."""
    for path in (ROOT / "pages").rglob("*.py"):
        assert "unsafe_allow_javascript" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Strict-Transport-Security", "max-age=31536000"),
    ],
)
def test_the_proxy_sets_the_headers(name: str, value: str) -> None:
    assert header(name) == value


def test_the_proxy_logs_nobodys_address_and_no_query() -> None:
    shape = re.search(r"log_format detente '([^']+)'", NGINX)
    assert shape
    for variable in ("$remote", "$args", "$request ", "$query", "$http_", "$request_uri"):
        assert variable not in f"{shape[1]} "
    assert re.findall(r"access_log ([^;]+);", NGINX) == [
        "off",
        "/var/log/nginx/detente.log detente",
    ]


def test_nginx_takes_the_example(tmp_path: Path) -> None:
    if not shutil.which("nginx") or not shutil.which("openssl"):
        lacking("no nginx or openssl here: apt-get install nginx-light openssl")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", "-days",
         "1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    example = re.sub(r"(ssl_certificate) +[^;]+;", rf"\1 {certificate};", NGINX)
    example = re.sub(r"(ssl_certificate_key) +[^;]+;", rf"\1 {key};", example)
    example = re.sub(r"/var/log/nginx", str(tmp_path), example)
    whole = f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{example}\n}}\n"
    file = tmp_path / "nginx.conf"
    file.write_text(whole, encoding="utf-8")
    done = subprocess.run(["nginx", "-t", "-c", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_systemd_takes_the_example(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        lacking("no systemd-analyze here: apt-get install systemd")
    file = tmp_path / "detente.service"
    example = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", SERVICE, flags=re.MULTILINE)
    file.write_text(example, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", file], capture_output=True, text=True, check=False
    )
    assert done.stdout + done.stderr == ""


def test_the_docs_name_files_and_commands_that_are_there() -> None:
    for path in set(re.findall(r"\b(?:deploy|tests|docs)/[\w./-]+\w", HOSTING)):
        assert (ROOT / path).exists(), path
    for path in set(re.findall(r"\]\((\w+\.md)", HOSTING)):
        assert (ROOT / "docs" / path).is_file(), path
