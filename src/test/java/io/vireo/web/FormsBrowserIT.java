package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing that was typed is lost, and nothing is sent twice: forms in Chromium, with the back button and sessions that end. */
@Tag("browser")
class FormsBrowserIT extends ServerTest {
    private static final int COMMENTS = 45;

    private Chromium chromium;
    private String name;
    private String token;
    private String hash;

    @BeforeEach
    void start() throws Exception {
        chromium = Chromium.start();
        chromium.size(1440, 900);
        name = vireo.newAccount();
        token = vireo.token(name);
        hash = vireo.published(token, "Before");
        go("/signin");
        signIn();
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void shouldKeepAFormThroughTheSignInIfTheSessionHasEnded() throws Exception {
        go("/edit/" + hash);
        chromium.run("document.querySelector('#f-title').value = ''");
        chromium.type("#f-title", "After");
        chromium.type("#f-description", "Two\nlines");
        chromium.click("[name=visibility][value=unlisted]");
        endSession();
        chromium.click("button[value=save]");
        chromium.await("the sign-in", "document.querySelector('#su')");
        signIn();
        assertThat(chromium.path()).isEqualTo("/edit/" + hash);
        chromium.await("the title", "document.querySelector('#f-title').value === 'After'");
        assertThat(value("#f-description")).isEqualTo("Two\nlines");
        assertThat(chromium.run("return document.querySelector('[name=visibility]:checked').value")
                        .asText())
                .isEqualTo("unlisted");

        chromium.click("button[value=save]");
        chromium.await("the change", "document.querySelector('.note[role=status]')");
        assertThat(value("#f-title")).isEqualTo("After");
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldKeepAFormForTheWayBackButNotForTheNextVisitor() throws Exception {
        go("/edit/" + hash);
        chromium.type("#f-description", "Unfinished");
        go("/about");
        chromium.run("history.back()");
        chromium.await("the form", "document.querySelector('#f-description')?.value === 'Unfinished'");

        go("/edit/" + hash);
        awaitScripts();
        assertThat(value("#f-description")).as("a new visit").isEmpty();
        chromium.type("#f-description", "Unfinished");
        chromium.click(".actions summary");
        chromium.click(".actions form button");
        chromium.await("the end of the session", "document.querySelector('.actions a.main')");
        go("/edit/" + hash);
        signIn();
        assertThat(chromium.path()).isEqualTo("/edit/" + hash);
        awaitScripts();
        assertThat(value("#f-description")).isEmpty();
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldKeepACommentWhoseSessionEndedInAnotherTab() throws Exception {
        go("/video/" + hash);
        chromium.type("#f-comment", "Kept");
        endSession();
        chromium.click("form.write button.main");
        chromium.await("the reason", "document.querySelector('form.write .note.bad')");
        assertThat(chromium.run("return document.querySelector('form.write .note.bad').textContent")
                        .asText())
                .contains("You are signed out");
        assertThat(value("#f-comment")).isEqualTo("Kept");

        go("/signin?next=video%2F" + hash);
        signIn();
        chromium.await("the comment", "document.querySelector('#f-comment').value === 'Kept'");
        chromium.click("form.write button.main");
        chromium.await("the comment", "document.querySelector('#threads li.comment')");
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldSendAFormOnce() throws Exception {
        go("/playlists");
        chromium.run("document.querySelector('details.panel').open = true");
        chromium.type("#f-title", "Once");
        chromium.run("const button = document.querySelector('details.panel form button.main');"
                + "button.click(); button.click(); button.click()");
        chromium.await("the playlist", "document.querySelector('.playlist h1, .grid .card')");
        go("/about");
        List<String> titles = vireo.request()
                .header("Authorization", token)
                .get("/me/playlists")
                .path("response.title");
        assertThat(titles).containsExactly("Once");
    }

    @Test
    void shouldComeBackToTheCommentsThatWereLoaded() throws Exception {
        Rows.change(
                "INSERT INTO Comments (VideoID, OwnerID, ThreadID, ReplyToID, ChannelID, Text, Created, State)"
                        + " SELECT v.VideoID, v.ChannelID, 0, 0, v.ChannelID, CONCAT('Comment ', seq), ?, 'shown'"
                        + " FROM Videos v, seq_1_to_" + COMMENTS + " WHERE v.PathHash = ?",
                System.currentTimeMillis(),
                hash);
        go("/video/" + hash);
        chromium.run("document.querySelector('a[data-more=threads]').click()");
        chromium.await("the second page", "document.querySelectorAll('#threads > li').length === 40");
        chromium.run("document.querySelector('a[data-more=threads]').click()");
        chromium.await("all comments", "document.querySelectorAll('#threads > li').length === " + COMMENTS);
        chromium.run("document.querySelector('#threads > li:last-child').scrollIntoView({block: 'center'})");
        double place = chromium.run("return scrollY").asDouble();
        go("/about");
        chromium.run("history.back()");
        chromium.await("the comments", "document.querySelectorAll('#threads > li').length === " + COMMENTS);
        chromium.await("the place", "Math.abs(scrollY - " + place + ") < 5");
        assertThat(chromium.problems()).isEmpty();
    }

    /** As a sign-out in another tab. */
    private void endSession() throws Exception {
        chromium.run("window.ended = false; fetch('/signout', {method: 'POST'}).then(() => { window.ended = true; })");
        Await.until("the sign-out", () -> chromium.run("return window.ended").asBoolean());
    }

    private void signIn() throws Exception {
        chromium.type("#su", name);
        chromium.type("#sp", PASSWORD);
        chromium.click("form button.main");
        chromium.await("the session", "document.querySelector('.actions details')");
    }

    /** Waits until the scripts of the editor have run, of which the last one defines this element. */
    private void awaitScripts() throws Exception {
        chromium.await("the scripts", "customElements.get('vireo-tags')");
    }

    private String value(String selector) throws Exception {
        return chromium.run("return document.querySelector(arguments[0]).value", selector)
                .asText();
    }

    private void go(String path) throws Exception {
        chromium.go(base().resolve(path));
    }
}
