package io.vireo.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the TCP ports that processes listen on from {@code /proc} (see proc(5)). */
final class ListeningPorts {
    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningPorts() {}

    static SortedSet<Integer> of(Collection<ProcessHandle> processes) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (ProcessHandle process : processes) {
            sockets.addAll(sockets(process));
        }
        SortedSet<Integer> ports = new TreeSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            Files.readAllLines(Path.of(table)).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns ->
                            columns[STATE].equals(LISTEN) && sockets.contains("socket:[" + columns[INODE] + "]"))
                    .map(columns -> columns[LOCAL_ADDRESS].replaceAll(".*:", ""))
                    .forEach(port -> ports.add(Integer.parseInt(port, 16)));
        }
        return ports;
    }

    private static Set<String> sockets(ProcessHandle process) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        return sockets;
    }
}
