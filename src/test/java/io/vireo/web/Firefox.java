package io.vireo.web;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A headless Firefox with one page. Nothing drives it: the page does all by itself. */
final class Firefox implements AutoCloseable {
    private static final String PREFERENCES = """
            user_pref("media.autoplay.default", 0);
            user_pref("media.autoplay.blocking_policy", 0);
            user_pref("media.gmp-provider.enabled", false);
            user_pref("browser.shell.checkDefaultBrowser", false);
            user_pref("browser.aboutwelcome.enabled", false);
            user_pref("browser.startup.homepage_override.mstone", "ignore");
            user_pref("browser.safebrowsing.downloads.remote.enabled", false);
            user_pref("browser.safebrowsing.malware.enabled", false);
            user_pref("browser.safebrowsing.phishing.enabled", false);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
            user_pref("network.captive-portal-service.enabled", false);
            user_pref("network.connectivity-service.enabled", false);
            user_pref("services.settings.server", "data:,");
            user_pref("app.normandy.enabled", false);
            user_pref("app.update.enabled", false);
            user_pref("extensions.update.enabled", false);
            """;

    private final Process process;

    private Firefox(Process process) {
        this.process = process;
    }

    /** Opens a page; skips the test without {@code firefox-esr}, or fails it if {@code VIREO_BROWSER_TESTS=required}. */
    static Firefox open(URI page, Path directory) throws IOException {
        Optional<Path> browser = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(path -> Path.of(path, "firefox-esr"))
                .filter(Files::isExecutable)
                .findFirst();
        if (browser.isEmpty()) {
            String missing = "BROWSER TESTS ARE NOT RUN: install firefox-esr";
            if ("required".equals(System.getenv("VIREO_BROWSER_TESTS"))) {
                Assertions.fail(missing);
            }
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        Path profile = Files.createDirectory(directory.resolve("profile"));
        Files.writeString(profile.resolve("user.js"), PREFERENCES);
        ProcessBuilder command = new ProcessBuilder(
                browser.orElseThrow().toString(),
                "--headless",
                "--no-remote",
                "--profile",
                profile.toString(),
                page.toString());
        command.environment().put("HOME", directory.toString());
        return new Firefox(command.redirectErrorStream(true)
                .redirectOutput(directory.resolve("firefox.log").toFile())
                .start());
    }

    /** Ends the browser and waits for it, so that its profile can be removed. */
    @Override
    public void close() throws Exception {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit().get(20, TimeUnit.SECONDS);
        }
    }
}
