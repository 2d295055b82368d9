package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vireo.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for all pages: their budgets, the keyboard, the language and the time zone. */
@Tag("browser")
class PageQualityBrowserIT extends ServerTest {
    private static final int KB = 1000;
    private static final String TAB = "\uE004";
    private static final String ENTER = "\uE007";
    private static final String ESCAPE = "\uE00C";
    private static final int MAX_TABS = 150;

    /** Requests without those for images, and the bytes of the compressed scripts, style sheets and the page. */
    private static final String LOADED =
            "const all = performance.getEntriesByType('resource').map(({name, encodedBodySize}) =>"
                    + " ({type: name.match(/\\.(js|css|svg|vtt)$|\\/video\\/d\\//)?.[0] ?? (/\\/(thumbnails|channel\\/picture)\\//.test(name) ? 'image' : 'other'),"
                    + " size: encodedBodySize}));"
                    + "const sum = (type) => all.filter((one) => one.type === type).reduce((total, one) => total + one.size, 0);"
                    + "return {requests: 1 + all.filter((one) => !['image'].includes(one.type)).length, script: sum('.js'),"
                    + " style: sum('.css'), page: performance.getEntriesByType('navigation')[0].encodedBodySize,"
                    + " types: all.map((one) => one.type).join(' ')}";

    private Chromium chromium;
    private String name;
    private String token;

    @BeforeEach
    void start() throws Exception {
        name = vireo.newAccount();
        token = vireo.token(name);
        chromium = Chromium.start();
        chromium.size(1440, 900);
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void shouldKeepTheBudgetsOfThePages() throws Exception {
        String hash = vireo.published(token, "Budget");
        signIn();
        for (String page : List.of(
                "/", "/channel/" + name, "/search/Budget", "/trending", "/history", "/inbox", "/settings", "/upload")) {
            JsonNode loaded = loaded(page);
            assertThat(loaded.path("requests").asInt()).as(page + loaded).isLessThanOrEqualTo(8);
            assertThat(loaded.path("script").asInt()).as(page).isPositive().isLessThan(15 * KB);
            assertThat(loaded.path("style").asInt()).as(page).isPositive().isLessThan(15 * KB);
            assertThat(loaded.path("page").asInt()).as(page).isPositive().isLessThan(20 * KB);
        }
        for (String page : List.of("/video/" + hash, "/embed/" + hash)) {
            JsonNode loaded = loaded(page);
            assertThat(loaded.path("requests").asInt()).as(page + loaded).isLessThanOrEqualTo(8);
            assertThat(loaded.path("script").asInt())
                    .as(page)
                    .isGreaterThan(60 * KB)
                    .isLessThan(75 * KB);
            assertThat(loaded.path("style").asInt()).as(page).isLessThan(15 * KB);
            assertThat(loaded.path("page").asInt()).as(page).isLessThan(20 * KB);
        }
    }

    private JsonNode loaded(String page) throws Exception {
        chromium.command("Network.clearBrowserCache", Map.of());
        go(page);
        chromium.await("the page", "document.readyState === 'complete'");
        return chromium.run(LOADED);
    }

    @Test
    void shouldLabelThePlayerInTheLanguageOfThePage() throws Exception {
        String hash = vireo.published(token, "Sprache");
        go("/video/" + hash);
        chromium.click("footer button[value=de]");
        chromium.await("the German page", "document.documentElement.lang === 'de'");
        chromium.await("the video", "document.querySelector('video').readyState > 0");

        assertThat(label("media-controller media-control-bar media-play-button"))
                .isEqualTo("Abspielen");
        assertThat(label("media-mute-button")).isEqualTo("Ton aus");
        assertThat(label("media-fullscreen-button")).isEqualTo("Vollbild");
        assertThat(label("media-settings-menu-button")).isEqualTo("Einstellungen");
        assertThat(label("media-seek-backward-button")).isEqualTo("10 Sekunden zurück");
        chromium.expectAccessible("German player");
        assertThat(chromium.problems()).isEmpty();

        chromium.click("footer button[value=en]");
        chromium.await("the English page", "document.documentElement.lang === 'en'");
        assertThat(label("media-fullscreen-button")).isEqualTo("enter fullscreen mode");
    }

    private String label(String selector) throws Exception {
        chromium.await("a label", "document.querySelector('" + selector + "')?.hasAttribute('aria-label')");
        return chromium.run("return document.querySelector(arguments[0]).getAttribute('aria-label')", selector)
                .asText();
    }

    @Test
    void shouldShowTheDaysOfTheVisitor() throws Exception {
        String page =
                "/video/" + new Library(vireo).videos(1, "Just after midnight").get(0);
        String zone = "return document.documentElement.dataset.zone";
        String date = "return document.querySelector('.facts time').textContent";
        chromium.command("Emulation.setTimezoneOverride", Map.of("timezoneId", "America/New_York"));

        go(page);
        chromium.await("the day", "document.querySelector('.facts time').textContent === 'February 2, 2026'");
        assertThat(chromium.run(zone).asText()).isEqualTo("Z");

        go(page);
        assertThat(chromium.run(zone).asText()).isEqualTo("America/New_York");
        assertThat(chromium.run(date).asText()).isEqualTo("February 2, 2026");
        chromium.command("Emulation.setTimezoneOverride", Map.of("timezoneId", "Pacific/Auckland"));
        go(page);
        chromium.await("the other day", "document.querySelector('.facts time').textContent === 'February 3, 2026'");
    }

    @Test
    void shouldBeUsableWithTheKeyboardAlone() throws Exception {
        String hash = vireo.published(token, "Keyboard walk " + name);
        go("/");
        chromium.press(TAB);
        expectFocus(".skip");
        chromium.press(ENTER, TAB);
        assertThat(chromium.run("return document.querySelector('main').contains(document.activeElement)")
                        .asBoolean())
                .isTrue();

        go("/");
        tabTo(".actions a.main");
        chromium.press(ENTER);
        chromium.await("the form", "document.querySelector('#su')");
        tabTo("#su");
        write(name);
        tabTo("#sp");
        write(PASSWORD);
        chromium.press(ENTER);
        chromium.await("the session", "document.querySelector('.actions details')");

        tabTo(".search input");
        write(name);
        chromium.press(ENTER);
        String link = "main a[href*=\"video/" + hash + "\"]";
        chromium.await("the result", "location.pathname.includes('/search') && document.querySelector('" + link + "')");
        tabTo(link);
        chromium.press(ENTER);
        chromium.await(
                "the video", "document.querySelector('video')?.readyState > 0 && customElements.get('vireo-player')");

        tabTo("media-control-bar media-play-button");
        chromium.press(" ");
        chromium.await("playback", "document.querySelector('video').currentTime > 0.1");
        tabTo("#like");
        chromium.press(ENTER);
        chromium.await("the like", "document.querySelector('#like[aria-pressed=true]')");

        tabTo("#save-menu");
        chromium.press(ENTER);
        tabTo("a[data-dialog][href*='save/']");
        chromium.press(ENTER);
        chromium.await("the dialog", "document.querySelector('dialog[open] #f-title')");
        tabTo("dialog #f-title");
        write("By keys");
        tabTo("dialog button.main");
        chromium.press(ENTER);
        chromium.await("the end of the dialog", "!document.querySelector('dialog[open]')");

        tabTo("#comments textarea");
        write("Written by keys");
        tabTo("#comments form.write button.main");
        chromium.press(ENTER);
        chromium.await("the comment", "document.querySelector('#comments').textContent.includes('Written by keys')");

        go("/playlists");
        chromium.await("the playlist", "document.querySelector('main').textContent.includes('By keys')");
        tabTo(".actions summary");
        chromium.press(ENTER);
        tabTo(".actions form button");
        chromium.press(ESCAPE);
        expectFocus(".actions summary");
        chromium.press(ENTER);
        tabTo(".actions form button");
        chromium.press(ENTER);
        chromium.await("the end of the session", "document.querySelector('.actions a.main')");
        assertThat(chromium.problems()).isEmpty();
    }

    /**
     * The element that has the focus: whether that can be seen, whether the element can be seen, its text, whether it is the wanted one. A
     * field with a button, and a card, show the focus of what is in them.
     */
    private static final String STOP = "const at = document.activeElement; const box = at.getBoundingClientRect();"
            + " const shows = (one, depth) => one && depth < 6 && (getComputedStyle(one).outlineStyle !== 'none'"
            + " || getComputedStyle(one).boxShadow !== 'none' && one === at || shows(one.parentElement, depth + 1));"
            + " return [at === document.body || at.tagName.startsWith('MEDIA-') || !at.matches(':focus-visible') || shows(at, 0),"
            + " at === document.body || box.width > 0 && box.height > 0, at.outerHTML.slice(0, 120), at.matches(arguments[0])]";

    /** Presses the tabulator until an element has the focus. Each stop on the way must be visible. */
    private void tabTo(String selector) throws Exception {
        for (int i = 0; i < MAX_TABS; i++) {
            chromium.press(TAB);
            JsonNode stop = chromium.run(STOP, selector);
            assertThat(stop.get(0).asBoolean())
                    .as("focus can be seen: " + stop.get(2))
                    .isTrue();
            assertThat(stop.get(1).asBoolean())
                    .as("element can be seen: " + stop.get(2))
                    .isTrue();
            if (stop.get(3).asBoolean()) {
                return;
            }
        }
        throw new AssertionError("The focus never reaches " + selector);
    }

    private void expectFocus(String selector) throws Exception {
        chromium.await("the focus on " + selector, "document.activeElement.matches('" + selector + "')");
    }

    private void write(String text) throws Exception {
        chromium.press(text.split(""));
    }

    private void signIn() throws Exception {
        go("/signin");
        chromium.type("#su", name);
        chromium.type("#sp", PASSWORD);
        chromium.click("form button.main");
        chromium.await("the session", "document.querySelector('.actions details')");
    }

    private void go(String path) throws Exception {
        chromium.go(base().resolve(path));
    }
}
