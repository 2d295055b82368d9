package io.vireo;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/**
 * Payara Micro as Arquillian runs it, but started only once in a JVM: all test classes deploy the same WAR, and a start takes longer than
 * the tests of most classes. The container's shutdown hook stops it with the JVM. Arquillian's suite does not, because Surefire runs a
 * suite for each class when it uses several JVMs.
 */
public final class SharedServer extends PayaraMicroDeployableContainer {
    private static final int ATTEMPTS = 3;

    private static @Nullable ProtocolMetaData address;

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        synchronized (SharedServer.class) {
            if (address == null) {
                address = start(archive);
            }
            return address;
        }
    }

    /** Deploys again if Payara has lost the application, as in about one start of fifty (see {@code launcher.RedeploymentOnLoss}). */
    private ProtocolMetaData start(Archive<?> archive) throws DeploymentException {
        for (int attempt = 1; ; attempt++) {
            ProtocolMetaData started = super.deploy(archive);
            boolean lost = started.getContexts(HTTPContext.class).stream()
                    .allMatch(context -> context.getServlets().isEmpty());
            if (!lost || attempt == ATTEMPTS) {
                return started;
            }
            super.undeploy(archive);
        }
    }

    /** Does nothing: the server keeps running for the next class. */
    @Override
    public void undeploy(Archive<?> archive) {}

    /** Registers {@link SharedServer} with Arquillian. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.override(DeployableContainer.class, PayaraMicroDeployableContainer.class, SharedServer.class);
        }
    }
}
