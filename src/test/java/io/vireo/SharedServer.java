package io.vireo;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Payara Micro as Arquillian runs it, but started once: all test classes deploy the same WAR, and a start takes longer than the tests
 * of most of them. It is stopped with Arquillian's suite, after the last class.
 */
public final class SharedServer extends PayaraMicroDeployableContainer {
    private static final int ATTEMPTS = 3;

    private Archive<?> deployed;
    private ProtocolMetaData address;

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        if (deployed == null) {
            address = start(archive);
            deployed = archive;
        }
        return address;
    }

    /** Once more if Payara has lost the application, as one start in fifty does: {@code boot.SecondDeployment} tells how. */
    private ProtocolMetaData start(Archive<?> archive) throws DeploymentException {
        for (int attempt = 1; ; attempt++) {
            ProtocolMetaData started = super.deploy(archive);
            boolean empty = started.getContexts(HTTPContext.class).stream()
                    .allMatch(site -> site.getServlets().isEmpty());
            if (!empty || attempt == ATTEMPTS) {
                return started;
            }
            super.undeploy(archive);
        }
    }

    /** Leaves it running for the next class. */
    @Override
    public void undeploy(Archive<?> archive) {}

    @Override
    public void stop() throws LifecycleException {
        try {
            if (deployed != null) {
                super.undeploy(deployed);
            }
        } catch (DeploymentException e) {
            throw new LifecycleException("Payara Micro could not be stopped", e);
        }
        super.stop();
    }

    /** Makes Arquillian use it. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.override(DeployableContainer.class, PayaraMicroDeployableContainer.class, SharedServer.class);
        }
    }
}
