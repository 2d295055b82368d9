package io.vireo.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Checks the health of the site of this process. Payara reports an application as deployed even if its startup failed. */
final class ReadinessProbe {
    private static final int TIMEOUT_MILLIS = 60_000;

    private ReadinessProbe() {}

    /**
     * Returns whether the application has started. If health has its own port, the application returns 404 on this one, which is
     * sufficient.
     */
    static boolean hasStarted(URI site) {
        try {
            HttpURLConnection health =
                    (HttpURLConnection) site.resolve("/health/started").toURL().openConnection(Proxy.NO_PROXY);
            if (health instanceof HttpsURLConnection secured) {
                secured.setSSLSocketFactory(anyCertificate());
                secured.setHostnameVerifier((host, session) -> true);
            }
            health.setInstanceFollowRedirects(false);
            health.setConnectTimeout(TIMEOUT_MILLIS);
            health.setReadTimeout(TIMEOUT_MILLIS);
            SiteAvailability.key().ifPresent(key -> health.setRequestProperty(SiteAvailability.KEY_HEADER, key));
            int status = health.getResponseCode();
            boolean elsewhere =
                    status == HttpURLConnection.HTTP_NOT_FOUND && health.getHeaderField("X-Request-Id") != null;
            health.disconnect();
            return status == HttpURLConnection.HTTP_OK || elsewhere;
        } catch (IOException e) {
            return false;
        }
    }

    private static SSLSocketFactory anyCertificate() {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {new TrustAnyCertificate()}, null);
            return tls.getSocketFactory();
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
