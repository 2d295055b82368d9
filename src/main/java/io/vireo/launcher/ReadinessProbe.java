package io.vireo.launcher;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks the site of this process whether it is there. Payara counts an application as deployed that failed in its start; its health
 * knows better.
 */
final class ReadinessProbe {
    private static final int HTTP_OK = 200;
    private static final int HTTP_NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private ReadinessProbe() {}

    /** If health has a port of its own, the application says on this one that it is not here: that will do. */
    static boolean hasStarted(URI site) throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(site.resolve("/health/started"))
                .version(HttpClient.Version.HTTP_1_1) // an upgrade to HTTP/2 breaks off on a site that failed
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<Void> answer = client().send(health, BodyHandlers.discarding());
            boolean elsewhere = answer.statusCode() == HTTP_NOT_FOUND
                    && answer.headers().firstValue("X-Request-Id").isPresent();
            return answer.statusCode() == HTTP_OK || elsewhere;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpClient client() {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {new Anybody()}, null);
            return HttpClient.newBuilder().sslContext(tls).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate names the site as others know it, not as this machine does, and nothing is told that is not public. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
