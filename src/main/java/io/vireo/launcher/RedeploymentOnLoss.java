package io.vireo.launcher;

import fish.payara.micro.PayaraMicroRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Redeploys the application if Payara lost its class loader. Payara 6.2025.10 holds the class loader of a deployment only by a weak
 * reference ({@code DeploymentContextImpl.createDeploymentClassLoader}) until {@code ApplicationLifecycle.prepare} sets it on the
 * thread. A garbage collection in between removes it, and the deployment fails with "Error while installing policy provider: …
 * getContextClassLoader() is null". This affected about one of fifty starts.
 *
 * <p>An application whose own startup failed, such as because of an invalid setting, counts as deployed and is not redeployed.
 */
final class RedeploymentOnLoss {
    private static final String APPLICATION = "ROOT";
    private static final String ARCHIVE = "/MICRO-INF/deploy/" + APPLICATION + ".war";
    private static final int ATTEMPTS = 3;

    private RedeploymentOnLoss() {}

    /** Returns whether the application is not deployed. */
    static boolean isNeeded(PayaraMicroRuntime server) {
        return !server.getDeployedApplicationNames().contains(APPLICATION);
    }

    /** Tries to deploy a few times; the result is visible in the application's health. */
    static void deploy(PayaraMicroRuntime server) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS && isNeeded(server); attempt++) {
            try (InputStream archive = Objects.requireNonNull(RedeploymentOnLoss.class.getResourceAsStream(ARCHIVE))) {
                server.deploy(APPLICATION, "/", archive);
            }
        }
    }
}
