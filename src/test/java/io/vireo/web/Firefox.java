package io.vireo.web;

import io.vireo.Await;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A headless Firefox with one page. Either the page does all by itself, or {@link FirefoxPage} drives it. */
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

    private static final Pattern LISTENING = Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");

    private final Process process;
    private final Path log;

    private Firefox(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Opens a page; skips the test without {@code firefox-esr}, or fails it if {@code VIREO_BROWSER_TESTS=required}. */
    static Firefox open(URI page, Path directory) throws IOException {
        return start(directory, page.toString());
    }

    /** As {@link #open}, with an empty page. */
    static Firefox start(Path directory) throws IOException {
        return start(directory, "about:blank", "--remote-debugging-port=0");
    }

    /** Returns the address for {@link FirefoxPage}. */
    URI driven() throws Exception {
        AtomicReference<String> address = new AtomicReference<>();
        Await.until("Firefox", () -> {
            Matcher line = LISTENING.matcher(Files.readString(log));
            return line.find() && address.compareAndSet(null, line.group(1));
        });
        return URI.create(address.get());
    }

    private static Firefox start(Path directory, String page, String... options) throws IOException {
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
        List<String> arguments = new ArrayList<>(List.of(
                browser.orElseThrow().toString(), "--headless", "--no-remote", "--profile", profile.toString()));
        arguments.addAll(List.of(options));
        arguments.add(page);
        ProcessBuilder command = new ProcessBuilder(arguments);
        command.environment().put("HOME", directory.toString());
        Path log = directory.resolve("firefox.log");
        return new Firefox(
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
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
