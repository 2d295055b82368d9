package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import io.vireo.Samples;
import io.vireo.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The site behind a proxy that adds a path prefix unknown to the server. */
class SubPathIT extends ServerTest {
    private SubPathProxy proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = new SubPathProxy(base());
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void shouldLinkToTheNextPage() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        vireo.published(token, "First");
        vireo.published(token, "Second");

        for (String list : new String[] {"/videos/channel/" + name, "/videos/channel/" + name + "/"}) {
            URI page = proxy.address(list + "?limit=1");
            String link = get(page).headers().firstValue("Link").orElseThrow();
            HttpResponse<String> next = get(page.resolve(link.substring(1, link.indexOf('>'))));

            assertThat(next.statusCode()).isEqualTo(200);
            assertThat(next.body()).contains("First").doesNotContain("Second");
        }
    }

    @Test
    void shouldRedirectToTheDocumentation() throws Exception {
        URI requested = proxy.address("/docs");
        URI description = requested.resolve(
                get(requested).headers().firstValue("Location").orElseThrow());

        assertThat(description).isEqualTo(proxy.address("/docs/"));
        assertThat(get(description).body()).contains("swagger-ui");
    }

    @Test
    void shouldLinkThePages() throws Exception {
        for (String path : new String[] {"/", "/about", "/search/nothing", "/feeds/none/none"}) {
            URI page = proxy.address(path);
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(page)
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            String style = Pattern.compile("stylesheet\" href=\"([^\"]+)")
                    .matcher(answer.body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);

            assertThat(get(page.resolve(style)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldAcceptUploadsOfTheOfficialTusClient() throws IOException, ProtocolException {
        String token = vireo.token(vireo.newAccount());
        for (String files : new String[] {"/files", "/files/"}) {
            String hash = vireo.announced(token, "Through a proxy");
            TusClient client = new TusClient();
            client.setUploadCreationURL(proxy.address(files).toURL());
            client.setHeaders(Map.of("Authorization", token));
            TusUpload upload = new TusUpload();
            upload.setInputStream(new ByteArrayInputStream(Samples.video()));
            upload.setSize(Samples.video().length);
            upload.setMetadata(Map.of("hashpath", hash));
            TusUploader uploader = client.createUpload(upload);
            uploader.setChunkSize(Samples.video().length);
            while (uploader.uploadChunk() > -1) {
                // until the whole video is sent
            }
            uploader.finish();

            assertThat(vireo.request().get("/video/d/{hash}", hash).asByteArray())
                    .isEqualTo(Samples.video());
        }
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
