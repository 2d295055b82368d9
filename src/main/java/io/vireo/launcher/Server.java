package io.vireo.launcher;

import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.stream.Stream;

/** Payara Micro in this process. */
final class Server {
    private Server() {}

    /**
     * Starts Payara Micro and deploys the application. The site is closed until {@link #awaitApplication}.
     *
     * @param root the root directory, with the server's libraries below it
     * @param libraries the class loader of the server; an {@code OpenURLClassLoader}
     */
    static void start(String[] arguments, Path root, Path uberjar, ClassLoader libraries)
            throws ReflectiveOperationException {
        SiteAvailability.close();
        System.setProperty("fish.payara.micro.BootJar", uberjar.toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", root.toString());
        System.setProperty("fish.payara.micro.tmpdir", root.toString());
        Thread.currentThread().setContextClassLoader(libraries);
        libraries
                .loadClass("fish.payara.micro.impl.PayaraMicroImpl")
                .getMethod("main", String[].class)
                .invoke(null, (Object) rooted(arguments, root));
    }

    /** Returns the arguments with the option that names the root directory. */
    static String[] rooted(String[] arguments, Path root) {
        return Stream.concat(Stream.of("--rootDir", root.toString()), Arrays.stream(arguments))
                .toArray(String[]::new);
    }

    /**
     * Waits until the started server serves the application, opens the site and logs its URLs; ends the process if the application has
     * failed.
     */
    static void awaitApplication(String[] arguments) throws IOException, URISyntaxException {
        PayaraMicroRuntime server = PayaraMicro.getInstance().getRuntime();
        if (RedeploymentOnLoss.isNeeded(server)) {
            Main.say(Level.WARNING, "The server could not take the application; it is deployed again");
            RedeploymentOnLoss.deploy(server);
        }
        String host = host(arguments);
        List<URI> sites = new ArrayList<>();
        for (int port : server.getLocalDescriptor().getHttpPorts()) {
            sites.add(new URI("http", null, host, port, "", null, null));
        }
        for (int port : server.getLocalDescriptor().getHttpsPorts()) {
            sites.add(new URI("https", null, host, port, "", null, null));
        }
        for (URI site : sites) {
            if (!ReadinessProbe.hasStarted(site)) {
                Main.fail("the log above says why");
            }
        }
        SiteAvailability.open();
        sites.forEach(site -> Main.say(Level.INFO, "Vireo is ready at " + site));
    }

    /** Returns the address to which the arguments bind the site, {@code localhost} by default. */
    private static String host(String[] arguments) {
        int option = Arrays.stream(arguments)
                .map(argument -> argument.toLowerCase(Locale.ROOT))
                .toList()
                .indexOf("--address");
        return option >= 0 && option + 1 < arguments.length ? arguments[option + 1] : "localhost";
    }
}
