package io.vireo.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.web.PlayersPage.Case;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Streams in the players of others, in Chromium and in Firefox: playback from the beginning, seeks to the middle, to the end and back, and
 * captions. Skipped, loudly, without these browsers.
 */
@Tag("browser")
class PlayersBrowserIT extends ServerTest {
    private static final String CAPTIONS =
            "WEBVTT\n\n00:00.000 --> 00:05.500\nFirst caption\n\n00:06.000 --> 00:14.000\nSecond caption\n";

    private static final List<String> RECORDED = List.of(
            "video/webm;codecs=vp8,opus",
            "video/webm;codecs=vp9,opus",
            "video/webm;codecs=av1,opus",
            "video/x-matroska;codecs=avc1,opus",
            "video/mp4",
            "video/mp4;codecs=avc1.42E01E,opus");

    @TempDir
    Path directory;

    @Test
    void shouldPlayInChromium() throws Exception {
        try (Chromium chromium = Chromium.start();
                PlayersPage page = new PlayersPage(base(), cases())) {
            chromium.go(page.address());
            page.check("Chromium");
        }
    }

    @Test
    void shouldPlayInFirefox() throws Exception {
        try (PlayersPage page = new PlayersPage(base(), cases());
                Firefox firefox = Firefox.open(page.address(), directory)) {
            page.check("Firefox");
        }
    }

    @Test
    void shouldPlayRecordingsOfTheBrowser() throws Exception {
        try (Chromium chromium = Chromium.start()) {
            chromium.go(base().resolve("/about"));
            chromium.run(new String(PlayersPage.resource("/players/recorder.js"), UTF_8), RECORDED);
            chromium.await("the recordings", "window.recordings");
            JsonNode recordings = chromium.run("return window.recordings");
            assertThat(recordings.fieldNames())
                    .toIterable()
                    .contains("video/webm;codecs=vp8,opus", "video/webm;codecs=vp9,opus", "video/mp4");
            List<Case> cases = new ArrayList<>();
            String token = vireo.token(vireo.newAccount());
            for (var recording : recordings.properties()) {
                byte[] file = Base64.getDecoder().decode(recording.getValue().asText());
                if (recording.getKey().contains("vp8")) {
                    refuse(token, file);
                } else {
                    Video video = new Video(token, recording.getKey(), file);
                    video.duration = 0;
                    video.in(cases, "hls.js");
                    video.in(cases, "dash.js");
                }
            }
            try (PlayersPage page = new PlayersPage(base(), cases)) {
                chromium.go(page.address());
                page.check("Chromium");
            }
        }
    }

    private void refuse(String token, byte[] file) {
        vireo.upload(token, vireo.announced(token, "VP8"), file)
                .then()
                .statusCode(400)
                .body("response", equalTo("not-mp4"))
                .body("message", containsString("VP8"));
    }

    List<Case> cases() {
        String token = vireo.token(vireo.newAccount());
        List<Case> cases = new ArrayList<>();
        Video bFrames = new Video(token, "b-frames");
        vireo.request()
                .header("Authorization", token)
                .contentType("text/vtt")
                .body(CAPTIONS)
                .put("/captions/{hash}/en", bFrames.hash)
                .then()
                .statusCode(200);
        bFrames.captions = true;
        bFrames.inAll(cases);
        bFrames.captions = false;
        bFrames.in(cases, "hls.js light");

        Video silent = new Video(token, "silent");
        silent.sound = false;
        silent.inAll(cases);
        new Video(token, "late-sound").inAll(cases);
        Video turned = new Video(token, "turned");
        turned.width = 240;
        turned.height = 320;
        turned.inAll(cases);
        Video trimmed = new Video(token, "trimmed");
        trimmed.duration = 12; // a stream begins with a keyframe
        trimmed.inAll(cases);
        Video hevc = new Video(token, "hevc");
        hevc.codecs = "hvc1.1.6.L60.90";
        hevc.inAll(cases);
        Video vp9 = new Video(token, "vp9-opus");
        vp9.codecs = "vp09.00.10.08";
        vp9.inAll(cases);
        Video av1 = new Video(token, "av1-opus");
        av1.codecs = "av01.0.00M.08";
        av1.inAll(cases);
        new Video(token, "mp3").in(cases, "file");
        return cases;
    }

    /** A published video, and what players are expected to say of it. */
    private final class Video {
        private final String name;
        private final String hash;
        private String codecs = "";
        private int width = 320;
        private int height = 240;
        private double duration = 14;
        private boolean sound = true;
        private boolean captions;

        Video(String token, String name) {
            this(token, name, Samples.bytes("players/" + name + ".mp4"));
        }

        Video(String token, String name, byte[] file) {
            this.name = name;
            hash = vireo.announced(token, name);
            vireo.upload(token, hash, file).then().statusCode(200);
        }

        void inAll(List<Case> cases) {
            for (String player : List.of("hls.js", "shaka HLS", "shaka DASH", "dash.js")) {
                in(cases, player);
            }
        }

        void in(List<Case> cases, String player) {
            boolean dash = player.endsWith("DASH") || player.equals("dash.js");
            String path = player.equals("file")
                    ? "/video/d/" + hash
                    : "/video/h/" + hash + (dash ? "/manifest.mpd" : "/master.m3u8");
            cases.add(new Case(name, player, path, codecs, width, height, duration, sound, captions));
        }
    }
}
