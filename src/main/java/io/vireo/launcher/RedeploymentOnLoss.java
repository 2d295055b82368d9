package io.vireo.launcher;

import fish.payara.micro.PayaraMicroRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Deploys the application again if Payara lost it. Payara 6.2025.10 holds the loader that it makes for a deployment by a weak reference
 * alone ({@code DeploymentContextImpl.createDeploymentClassLoader}) until {@code ApplicationLifecycle.prepare} gives it to the
 * thread: a garbage collection between the two takes it away, and the deployment ends with "Error while installing policy
 * provider: … getContextClassLoader() is null". Of fifty starts about one did.
 *
 * <p>An application that was there and failed in its own start, because of a wrong setting say, counts as deployed.
 */
final class RedeploymentOnLoss {
    private static final String APPLICATION = "ROOT";
    private static final String ARCHIVE = "/MICRO-INF/deploy/" + APPLICATION + ".war";
    private static final int ATTEMPTS = 3;

    private RedeploymentOnLoss() {}

    /** Whether the application is not there. */
    static boolean isNeeded(PayaraMicroRuntime server) {
        return !server.getDeployedApplicationNames().contains(APPLICATION);
    }

    /** Tries it a few times; whether it worked shows in the application's health. */
    static void deploy(PayaraMicroRuntime server) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS && isNeeded(server); attempt++) {
            try (InputStream archive = Objects.requireNonNull(RedeploymentOnLoss.class.getResourceAsStream(ARCHIVE))) {
                server.deploy(APPLICATION, "/", archive);
            }
        }
    }
}
