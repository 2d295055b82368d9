package io.vireo.platform.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Objects;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/**
 * Makes the sockets of the embedded database for Connector/J, as its option {@code socketFactory}; the option {@link #PATH}, which is
 * ours, has the path. In place of its own {@code localSocket}, which knows no time limit: {@code setSoTimeout} of that is empty in
 * 3.5.11, and whoever asks a server that hangs waits until it goes on.
 */
public final class UnixSocketFactory extends ConfigurableSocketFactory {
    private static final String PATH = "vireoSocket";

    private Path path = Path.of("");

    /** The part of a JDBC URL that leads to a socket. */
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
