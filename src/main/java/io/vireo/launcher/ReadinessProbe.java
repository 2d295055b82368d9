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

/** Checks the health of the site of this process. Payara reports an application as deployed even if its startup failed. */
final class ReadinessProbe {
    private static final int HTTP_OK = 200;
    private static final int HTTP_NOT_FOUND = 404;
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(1);

    private ReadinessProbe() {}

    /**
     * Returns whether the application has started. If health has its own port, the application returns 404 on this one, which is
     * sufficient.
     */
    static boolean hasStarted(URI site) throws InterruptedException {
        HttpRequest.Builder health = HttpRequest.newBuilder(site.resolve("/health/started"))
                .version(HttpClient.Version.HTTP_1_1) // an upgrade to HTTP/2 is aborted if the application failed
                .timeout(REQUEST_TIMEOUT);
        SiteAvailability.key().ifPresent(key -> health.header(SiteAvailability.KEY_HEADER, key));
        try {
            HttpResponse<Void> response = client().send(health.build(), BodyHandlers.discarding());
            boolean elsewhere = response.statusCode() == HTTP_NOT_FOUND
                    && response.headers().firstValue("X-Request-Id").isPresent();
            return response.statusCode() == HTTP_OK || elsewhere;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpClient client() {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {new TrustAnyCertificate()}, null);
            return HttpClient.newBuilder().sslContext(tls).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Trust manager that accepts every certificate: the certificate has the public name of the site, not the local one, and no secret
     * is sent.
     */
    private static final class TrustAnyCertificate extends X509ExtendedTrustManager {
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
