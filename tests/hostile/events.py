"""What a function may be handed that is no event, or one that lies about itself."""

import copy
import json

import applicant
import invariants
from invariants import check
from wire import BOUNDARY, multipart


def events(target, csr):
    """Yields (event as JSON, statuses that are allowed)."""
    good = json.loads(target.event(applicant.form(csr, jabatan="Lewat Acara")))

    def changed(**changes):
        event = copy.deepcopy(good)
        for path, value in changes.items():
            *way, last = path.split("__")
            place = event
            for name in way:
                place = place[name]
            if value is DROP:
                place.pop(last, None)
            else:
                place[last] = value
        return json.dumps(event).encode()

    odd = [None, [], {}, "", "kanari", 7, True, ["kanari"], {"kanari": "kanari"}, -1.5, "\u0000", "\ud800"]
    for name in ("headers", "requestContext", "requestContext__http", "requestContext__http__method", "rawPath", "rawQueryString", "body", "isBase64Encoded", "cookies", "version", "routeKey", "multiValueHeaders", "stageVariables", "pathParameters"):
        for value in [DROP, *odd]:
            if name == "isBase64Encoded" and value is True:
                continue  # It is.
            harmless = name.split("__")[0] in ("cookies", "version", "routeKey", "multiValueHeaders", "stageVariables", "pathParameters", "rawQueryString")
            yield changed(**{name: value}), {303, 400} if harmless else {400, 404, 405, 415, 422} | ({303} if name == "rawPath" else set())
    plain = multipart([p[:2] for p in applicant.parts(csr)]).decode()
    yield changed(isBase64Encoded=False), {400}
    yield changed(isBase64Encoded=True, body=plain), {400}
    yield changed(isBase64Encoded=False, body=plain), {303, 422}
    for body in ("=", "====", "a", "a===", good["body"][:-1], good["body"] + "=", good["body"] + "\n", " " + good["body"], good["body"].replace("A", "-"), good["body"][: len(good["body"]) // 2]):
        yield changed(body=body), {303, 400, 422}
    for headers in (
        {"origin": "https://contoh.com"}, {"Origin": "https://contoh.com"}, {"ORIGIN": "null"}, {"sec-fetch-site": "cross-site"}, {"origin": ["https://contoh.com"]},
    ):
        yield changed(headers={**good["headers"], **headers}), {400, 403}
    for headers in ({"a b": "c"}, {"x": "a\r\nb"}, {"": "x"}, {"x": "\u0000"}, {"x": "\u00e9"}, {"content-length": "-1"}, {"content-length": "99999999999999999999"}, {"Content-Type": "text/plain"}):
        yield changed(headers={**good["headers"], **headers}), {303, 400, 415}
    for path in ("", "kanari", "//kanari.example/api", "/\r\n", "/ ", "/\u00e9", "http://kanari.example/", "*", "/api/forms/kominfo/lock/../lock", "/" + "k" * 9000):
        yield changed(rawPath=path), {400, 404}
    of_rest = {
        "resource": "/{proxy+}", "path": "/api/forms/kominfo/lock", "httpMethod": "POST", "headers": {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"},
        "multiValueHeaders": {"Content-Type": [f"multipart/form-data; boundary={BOUNDARY}"]}, "requestContext": {"httpMethod": "POST", "path": "/prod/api/forms/kominfo/lock"}, "body": good["body"], "isBase64Encoded": True,
    }
    for event in (
        of_rest, {**of_rest, "version": "1.0"}, {"Records": [{"eventSource": "aws:sqs", "body": "kanari"}]}, {"source": "aws.events", "detail-type": "Scheduled Event", "detail": {}}, {"requestContext": {"elb": {}}, "httpMethod": "POST", "path": "/"},
        {"requestContext": {"connectionId": "x", "eventType": "CONNECT"}}, [], None, "kanari", 7, [[[[]]]], {"key1": "value1"},
    ):
        # A gateway that is set otherwise is told so, and is nobody's mistake but ours.
        of_gateway = isinstance(event, dict) and "httpMethod" in event
        yield json.dumps(event).encode(), {500} if of_gateway else {400}
    yield b'{"rawPath": "/api/health", "rawPath": "/api/forms/kominfo/lock"}', {400}
    yield b" \n\t" + json.dumps(good).encode() + b" \n", {303}
    yield json.dumps({**good, "kanari": [[{"kanari": "x" * 100_000}]] * 3}).encode(), {303}


DROP = object()


def run(target, csr):
    """Hands them over; each gets an answer, and nothing of it is logged."""
    count = 0
    for event, allowed in events(target, csr):
        answer = target.hand_over(event)
        check(answer.status in allowed, "event", event[:900], "...", event[-60:], ": status", answer.status, answer.text()[:300])
        invariants.of_answer(answer, allowed)
        count += 1
    check(target.lives(), "the function has ended", target.log()[-500:])
    invariants.of_log(target.log(), ["kanari", "KANARI", *applicant.SARI.values()])
    print(f"  lambda  events             {count:5} events", flush=True)
    return count
