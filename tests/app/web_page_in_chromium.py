#!/usr/bin/env python3
"""web_page_in_chromium.py REDTHREAD: exports a project as one web page and reads it in a real browser, as a person
would: a click on a line, a key on an entity, a search, in light and dark, without any connection. Hostile names and
quotes in it stay text. Ends with 77 (skipped) where no Chromium starts."""
import json, os, shutil, subprocess, sys, tempfile, time

redthread = sys.argv[1]
browser = shutil.which("chromium") or shutil.which("chromium-browser")
if not browser:
    print("There is no Chromium here.")
    sys.exit(77)


class Chromium:
    """The DevTools protocol over a pair of pipes."""

    def __init__(self, profile):
        to_read, self.out = os.pipe()
        self.into, to_write = os.pipe()

        def wire():
            one, other = os.dup(to_read), os.dup(to_write)
            while one < 5:
                one = os.dup(one)
            while other < 5:
                other = os.dup(other)
            os.dup2(one, 3)
            os.dup2(other, 4)

        self.process = subprocess.Popen(
            [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
             "--user-data-dir=" + profile, "--window-size=1400,900", "--no-first-run", "about:blank"],
            preexec_fn=wire, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self.number, self.buffer, self.events, self.session = 0, b"", [], None

    def receive(self):
        while b"\0" not in self.buffer:
            piece = os.read(self.into, 1 << 16)
            if not piece:
                raise RuntimeError("the browser is gone")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(str(answer["error"]))
                return answer["result"]
            self.events.append(answer)

    def open(self, address):
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")
        self.events.clear()
        began = time.monotonic()
        self.call("Page.navigate", url=address)
        for _ in range(400):
            if self.js("document.documentElement && document.documentElement.dataset.ready") == "yes":
                return time.monotonic() - began
            time.sleep(0.02)
        raise AssertionError("the page did not get ready: " + json.dumps(self.events)[:800])

    def js(self, text):
        answer = self.call("Runtime.evaluate", expression=text, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def click(self, x, y):
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key, code=0, text=""):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code,
                      **({"text": text} if text and kind == "keyDown" else {}))

    def close(self):
        self.process.kill()
        self.process.wait()


def run(*arguments):
    done = subprocess.run([redthread, *arguments], capture_output=True, text=True,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert done.returncode == 0, done.stderr
    return done.stdout


def page(folder, name, text, answer):
    """A project of one article, read by a reader of our own that answers what we want."""
    article, reader, store, out = (os.path.join(folder, name + end) for end in (".txt", ".py", ".redthread", ".html"))
    with open(article, "w", encoding="utf-8") as file:
        file.write(text)
    with open(reader, "w", encoding="utf-8") as file:
        file.write("import sys\nsys.stdin.read()\nprint(%r)\n" % json.dumps(answer))
    run("import", "--reader", 'python3 "%s"' % reader, "--store", store, article)
    run("export", "--store", store, "--format", "html", "--output", out)
    return out


def reading(text, pairs):
    """Every pair of names related in the sentence it stands in."""
    names = sorted({name for _, a, b in pairs for name in (a, b)})
    number = {name: "e%d" % i for i, name in enumerate(names)}
    answer = {"entities": [{"id": number[n], "kind": "company", "name": n} for n in names],
              "mentions": [], "relations": [], "claims": []}
    u16 = lambda at: len(text[:at].encode("utf-16-le")) // 2
    for i, (sentence, a, b) in enumerate(pairs):
        start = text.index(sentence)
        for j, name in enumerate((a, b)):
            at = start + sentence.index(name)
            answer["mentions"].append({"id": "m%d.%d" % (i, j), "entity": number[name], "start": u16(at),
                                       "end": u16(at + len(name)), "text": name})
        answer["relations"].append({"id": "r%d" % i, "subject": number[a], "type": "owns", "object": number[b]})
        answer["claims"].append({"id": "c%d" % i, "relation": "r%d" % i, "start": u16(start),
                                 "end": u16(start + len(sentence)), "text": sentence, "claimant": "author",
                                 "via": [], "certainty": ("stated", "alleged", "denied")[i % 3]})
    return answer


folder = tempfile.mkdtemp()
chromium = Chromium(os.path.join(folder, "profile"))
try:
    chromium.call("Browser.getVersion")
except (RuntimeError, OSError):
    print("Chromium is here but does not start.")
    sys.exit(77)
try:
    # Words that would like to be more than words.
    evil = ["<script>window.pwned=1</script>", "\"><img src=x onerror=window.pwned=2>", "</details></aside><b>X",
            "Plain & Sons", "شركة الأمل", "]]>--><!--"]
    pairs = [("%s bought %s in 2019." % (a, b), a, b) for a, b in zip(evil, evil[1:])]
    text = "\n\n".join(sentence for sentence, _, _ in pairs)
    out = page(folder, "small", text, reading(text, pairs))
    chromium.open("file://" + out)
    assert chromium.js("window.pwned") is None, "a name became a script"
    assert chromium.js("document.querySelectorAll('img, b, iframe, object, script[src], link').length") == 0
    names = chromium.js("[...document.querySelectorAll('summary')].map(s => s.textContent).join('|')")
    for name in evil:
        assert name in names, (name, names)

    # A click on a line opens its quotes.
    where = chromium.js("""(() => {
      const g = [...document.querySelectorAll('svg.picture.light g.edge[data-record]')][1];
      const p = g.querySelector('path.reach'), at = p.getPointAtLength(p.getTotalLength() / 2);
      const s = at.matrixTransform(p.getScreenCTM());
      return [s.x, s.y, g.dataset.record.split('-')[1]]; })()""")
    chromium.click(where[0], where[1])
    opened = chromium.js("[...document.querySelectorAll('details[data-line][open]')].map(d => d.dataset.line)")
    assert opened == [where[2]], (opened, where)
    quote = chromium.js("document.querySelector('details[data-line][open] blockquote').textContent")
    assert any(sentence in quote for sentence, _, _ in pairs), quote
    # The browser tells that a line was opened when it finds the time.
    for _ in range(50):
        chosen = chromium.js("document.querySelectorAll('svg.picture.light g.edge.chosen').length")
        if chosen == 1:
            break
        time.sleep(0.1)
    assert chosen == 1, chosen

    # The keyboard alone: an entity, Enter, its lines; Escape, all again; search.
    chromium.press("Escape", 27)
    chromium.js("document.querySelector('svg.picture.light g.node[data-record]').focus()")
    chromium.press("Enter", 13)
    near = chromium.js("[...document.querySelectorAll('details[data-line]')].filter(d => !d.hidden).length")
    assert 1 <= near <= 2, near
    chromium.press("Escape", 27)
    assert chromium.js("[...document.querySelectorAll('details[data-line]')].every(d => !d.hidden)")
    chromium.press("/", 191, "/")
    assert chromium.js("document.activeElement.id") == "find"
    for letter in "plain":
        chromium.press(letter, ord(letter.upper()), letter)
    assert chromium.js("[...document.querySelectorAll('details[data-line]')].filter(d => !d.hidden).length") == 2

    assert chromium.js("document.querySelectorAll('svg.picture > rect').length") == 0, "the page has its own ground"

    # Dark where the desktop is.
    dark = "getComputedStyle(document.querySelector('svg.picture.dark')).display"
    assert chromium.js(dark) == "none"
    chromium.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert chromium.js(dark) == "block"
    assert chromium.js("getComputedStyle(document.querySelector('svg.picture.light')).display") == "none"

    # No connection is asked for, and the page's own policy forbids what is not its own.
    requests = [e["params"]["request"]["url"] for e in chromium.events if e["method"] == "Network.requestWillBeSent"]
    assert requests == ["file://" + out], requests
    assert not [e for e in chromium.events if e["method"] == "Log.entryAdded" and "Refused" in json.dumps(e)]
    chromium.js("const s = document.createElement('script'); s.textContent = 'window.pwned = 3'; document.body.append(s)")
    chromium.js("const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i)")
    assert chromium.js("window.pwned") is None, "the page lets strange scripts run"
    time.sleep(0.2)
    chromium.js("1")
    blocked = json.dumps([e for e in chromium.events if e["method"] == "Network.loadingFailed"])
    assert "csp" in blocked, blocked

    # Five hundred entities.
    names = ["Company %d" % i for i in range(500)]
    pairs = [("%s bought %s in 2019." % (names[i], names[(i * 7 + 3) % 500]), names[i], names[(i * 7 + 3) % 500])
             for i in range(500) if i != (i * 7 + 3) % 500]
    text = "\n\n".join(sentence for sentence, _, _ in pairs)
    out = page(folder, "large", text, reading(text, pairs))
    seconds = min(chromium.open("file://" + out) for _ in range(3))
    assert chromium.js("document.querySelectorAll('svg.picture.light g.node').length") == 500
    print("500 entities are open in %.2f s (%.1f MB)" % (seconds, os.path.getsize(out) / 1e6))
finally:
    chromium.close()
    shutil.rmtree(folder, ignore_errors=True)
print("good")
