#!/usr/bin/env bash
# Looks at `dateline report` in headless Chromium: its script runs, nothing is wider than a telephone, no message on the console;
# leaves pictures of it, light and dark, wide and narrow. Says that it is skipped where there is no Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
program="${1:-target/release/dateline}"
pictures="${2:-target/report}"
chromium="$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)"
if [ -z "$chromium" ]; then
    echo "skipped: no Chromium here"
    exit 0
fi
mkdir -p "$pictures"
pictures="$(realpath "$pictures")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$program" extract fixtures -o "$work/news.db" >/dev/null
"$program" report "$work/news.db" -o "$work/report.html" --title "What the fixtures say"
cp "$work/report.html" "$pictures/report.html"

browse() {
    "$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars \
        --allow-file-access-from-files --enable-logging=stderr --virtual-time-budget=4000 "$@" 2>>"$work/log"
}

# A frame has whatever width one asks for; a window has not.
frame() { # width, height, place on the page
    cat >"$work/frame.html" <<HTML
<!DOCTYPE html><body style="margin:0"><iframe src="report.html$3" style="width:$1px;height:$2px;border:0"></iframe><output></output>
<script>
addEventListener("load", () => {
  const page = document.querySelector("iframe").contentDocument;
  const filter = page.querySelector(".filter");
  // The sentence of an event may stand in the headline.
  const number = page.querySelector(".text [data-events]").dataset.events.split(" ")[0];
  const event = page.querySelector("details[data-event='" + number + "']");
  event.open = true;
  setTimeout(() => {
    const told = { script: !filter.hidden, lit: page.querySelectorAll(".lit").length > 0, fits: page.documentElement.scrollWidth <= $1 };
    document.querySelector("output").textContent = JSON.stringify(told);
  }, 500);
});
</script>
HTML
}

status=0
for width in 1280 390; do
    frame "$width" 1800 ""
    told="$(browse --window-size="$width,1800" --dump-dom "file://$work/frame.html" | grep -o '<output>[^<]*' | cut -c9- || true)"
    echo "$width px: $told"
    [ "$told" = '{"script":true,"lit":true,"fits":true}' ] || status=1
    for part in "" figures timeline meetings articles; do
        frame "$width" 1800 "${part:+#$part}"
        for scheme in 0:dark 1:light; do
            browse --window-size="$width,1800" --blink-settings=preferredColorScheme="${scheme%:*}" \
                --screenshot="$pictures/${part:-top}-$width-${scheme#*:}.png" "file://$work/frame.html"
        done
    done
done
if grep -E 'CONSOLE|Refused to' "$work/log"; then status=1; fi
echo "pictures: $pictures"
exit $status
