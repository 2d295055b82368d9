package io.vireo.boot;

import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.PrintStream;

/**
 * The main class of {@code vireo.jar}: starts Payara Micro with the arguments given (see its documentation; {@code --port 8081}
 * say), and tells in one line when and where the site is ready. If the application could not be deployed the process ends with
 * status 1, instead of serving nothing.
 */
public final class Main {
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream console = System.err;
        console.println("Vireo is starting; the first start unpacks its database and takes a little longer.");
        PayaraMicroLauncher.main(arguments);
        PayaraMicroRuntime runtime = PayaraMicro.getInstance().getRuntime();
        if (runtime.getDeployedApplicationNames().isEmpty()) {
            console.println("Vireo could not start; the log above says why.");
            System.exit(FAILED);
        }
        for (int port : runtime.getLocalDescriptor().getHttpPorts()) {
            console.println("Vireo is ready at http://localhost:" + port);
        }
    }
}
