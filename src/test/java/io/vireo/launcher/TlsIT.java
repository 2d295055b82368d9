package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.DeliveryTable;
import io.vireo.Samples;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import io.vireo.platform.database.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** TLS termination in {@code vireo.jar}, configured as in {@code docs/operating.md}. */
class TlsIT {
    private static final String KEY_PASSWORD = "of the key store";

    @TestDirectory
    Path data;

    /** The plain HTTP port must be closed. */
    @Test
    void shouldServeOnlyTls() throws Exception {
        createKey();
        int port = VireoProcess.freePort();
        URI base = URI.create("https://localhost:" + port);
        // requests HTTP/2
        HttpClient browser = HttpClient.newBuilder().sslContext(trust()).build();
        try (VireoProcess vireo = start(port)) {
            vireo.awaitLog(log -> log.contains("Vireo is ready at " + base));
            // another process may have taken the port since it was free, so a refused connection is not required
            HttpRequest plain = HttpRequest.newBuilder(vireo.base().resolve("/health"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(plain, BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class);
            String name = VireoClient.newName();
            call(browser, base.resolve("/sign_up"), "", VireoClient.person(name));
            String token = call(
                            browser,
                            base.resolve("/sign_in"),
                            "",
                            Map.of("username", name, "password", VireoClient.PASSWORD))
                    .getJsonObject("response")
                    .getString("vtoken");
            String hash = call(browser, base.resolve("/upload"), token, Map.of("title", "Over TLS", "description", ""))
                    .getString("response");
            HttpResponse<String> uploaded = browser.send(
                    HttpRequest.newBuilder(base.resolve("/upload/v/" + hash))
                            .header("Authorization", token)
                            .header("Content-Type", "video/mp4")
                            .POST(BodyPublishers.ofByteArray(Samples.video()))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(200);
            assertThat(uploaded.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(uploaded.headers().map())
                    .containsEntry("strict-transport-security", List.of("max-age=31536000"))
                    .doesNotContainKeys("server", "x-powered-by");

            byte[] content = new byte[3_000_000];
            new Random(7).nextBytes(content);
            Path large = Files.write(data.resolve("videos/large"), content);
            Files.move(large, large.resolveSibling(hash + ".mp4"), StandardCopyOption.REPLACE_EXISTING);
            new DeliveryTable(browser, base.resolve("/video/d/" + hash), content).check();
        }
    }

    private static JsonObject call(HttpClient browser, URI target, String token, Map<String, Object> body)
            throws Exception {
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(target)
                        .header("Authorization", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                Json.createObjectBuilder(body).build().toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private VireoProcess start(int port) throws Exception {
        Path tlsOnly = Files.writeString(
                data.resolve("tls-only.txt"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                        + ".enabled=false");
        String database = "tls_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.migrated(database);
        Map<String, String> settings = Map.of(
                "VIREO_DB_URL", TestDatabase.url(database),
                "VIREO_DB_USER", String.valueOf(TestDatabase.user()),
                "VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password()),
                "VIREO_HTTP_HSTS", "P365D");
        return VireoProcess.launch(
                data,
                settings,
                List.of("-Djavax.net.ssl.keyStore=" + keys(), "-Djavax.net.ssl.keyStorePassword=" + KEY_PASSWORD),
                List.of(
                        "--sslPort",
                        String.valueOf(port),
                        "--sslCert",
                        "vireo",
                        "--prebootcommandfile",
                        tlsOnly.toString()));
    }

    private Path keys() {
        return data.resolve("tls.p12");
    }

    private void createKey() throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "vireo",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys().toString(),
                        "-storepass",
                        KEY_PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    /** Returns a context that trusts only the key of this server. */
    private SSLContext trust() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys())) {
            store.load(file, KEY_PASSWORD.toCharArray());
        }
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }
}
