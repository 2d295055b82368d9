package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassType;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import io.vireo.TestDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A start of {@code vireo.jar} with a garbage collection at the moment when Payara loses the deployment. */
class RedeploymentIT {
    private static final String CONTEXT = "org.glassfish.deployment.common.DeploymentContextImpl";

    @TestDirectory
    Path data;

    private final ListeningConnector debugger = Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(connector -> connector.name().equals("com.sun.jdi.SocketListen"))
            .findFirst()
            .orElseThrow();

    @Test
    void shouldDeployAgainAfterPayaraLostTheDeployment() throws Exception {
        Map<String, Connector.Argument> anyPort = debugger.defaultArguments();
        anyPort.get("localAddress").setValue("127.0.0.1");
        String address = debugger.startListening(anyPort);
        VireoProcess vireo =
                VireoProcess.launch(data, Map.of(), "-agentlib:jdwp=transport=dt_socket,suspend=y,address=" + address);
        try (vireo) {
            collectGarbageAtGetClassLoader(debugger.accept(anyPort));
            vireo.awaitStart();
            assertThat(vireo.log()).contains("getContextClassLoader()\" is null", "it is deployed again");
            vireo.client().newAccount();
            vireo.client().video("nothere").then().statusCode(404);
        } finally {
            debugger.stopListening(anyPort);
        }
    }

    private static void collectGarbageAtGetClassLoader(VirtualMachine java) throws Exception {
        ClassPrepareRequest loaded = java.eventRequestManager().createClassPrepareRequest();
        loaded.addClassFilter(CONTEXT);
        loaded.enable();
        while (true) {
            EventSet events = java.eventQueue().remove();
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent prepared) {
                    Method getter = prepared.referenceType()
                            .methodsByName("getClassLoader", "()Ljava/lang/ClassLoader;")
                            .get(0);
                    java.eventRequestManager()
                            .createBreakpointRequest(getter.location())
                            .enable();
                } else if (event instanceof BreakpointEvent reached) {
                    collectGarbage(java, reached.thread());
                    java.dispose();
                    return;
                }
            }
            events.resume();
        }
    }

    private static void collectGarbage(VirtualMachine java, ThreadReference thread) throws Exception {
        ClassType system = (ClassType) java.classesByName("java.lang.System").get(0);
        system.invokeMethod(
                thread, system.methodsByName("gc").get(0), List.of(), ObjectReference.INVOKE_SINGLE_THREADED);
    }
}
