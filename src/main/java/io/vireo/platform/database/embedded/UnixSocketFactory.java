package io.vireo.platform.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Objects;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/**
 * Socket factory of Connector/J for the embedded database (option {@code socketFactory}); Vireo's option {@link #PATH} has the socket
 * path. Replaces Connector/J's {@code localSocket}, whose {@code setSoTimeout} does nothing in 3.5.11, so that a query to a hanging
 * server blocks indefinitely.
 */
public final class UnixSocketFactory extends ConfigurableSocketFactory {
    private static final String PATH = "vireoSocket";

    private Path path = Path.of("");

    /** Returns the JDBC URL options for a socket. */
    static String option(Path socket) {
        return "socketFactory=" + UnixSocketFactory.class.getName() + "&" + PATH + "=" + socket;
    }

    @Override
    public void setConfiguration(Configuration settings, String host) {
        path = Path.of(Objects.requireNonNull(settings.nonMappedOptions().getProperty(PATH)));
    }

    @Override
    public Socket createSocket() throws IOException {
        return new UnixSocket(path);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket();
    }
}
