package io.vireo.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line of a JVM: its options, then {@code -jar FILE}, then the arguments of the program. */
final class JvmCommand {
    private static final String JAR = "-jar";
    private static final List<String> VARIABLES = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    private static final Pattern COLLECTOR = Pattern.compile("-XX:[+-]Use\\w*GC\\b");
    private static final Pattern SHARING = Pattern.compile(
            "-Xshare|-XX:(\\+AutoCreateSharedArchive|SharedArchiveFile|SharedClassListFile|DumpLoadedClassList|"
                    + "ArchiveClassesAtExit|AOT\\w+)\\b");

    private static final Pattern DEBUGGER = Pattern.compile("jdwp");
    private static final Pattern FILE_OF_OPTIONS = Pattern.compile("(?:^|\\s)(?:@|-XX:(?:Flags|VMOptionsFile)=)");

    private final List<String> options;
    private final List<String> arguments;

    private JvmCommand(List<String> options, List<String> arguments) {
        this.options = options;
        this.arguments = arguments;
    }

    /**
     * Reads the command line of a JVM, without the name of the program.
     *
     * @return empty if it has no {@code -jar}
     */
    static Optional<JvmCommand> parse(List<String> line) {
        int jar = line.indexOf(JAR);
        return jar < 0 || jar + 1 >= line.size()
                ? Optional.empty()
                : Optional.of(new JvmCommand(line.subList(0, jar), line.subList(jar + 2, line.size())));
    }

    /**
     * Returns the command line for another jar with more options. The user's options come last, so that they override the additional
     * ones. An additional option is omitted if the user has chosen a garbage collector or class data sharing.
     *
     * @param environment the variables of the process, which may name options too
     */
    List<String> with(List<String> additional, String jar, Map<String, String> environment) {
        String chosen = chosen(environment);
        List<String> line = new ArrayList<>();
        for (String option : additional) {
            if (!isChosen(COLLECTOR, option, chosen) && !isChosen(SHARING, option, chosen)) {
                line.add(option);
            }
        }
        line.addAll(options);
        line.addAll(List.of(JAR, jar));
        line.addAll(arguments);
        return line;
    }

    /** Returns why the JVM must not be replaced by one with more options; empty if it may be. */
    Optional<String> obstacle(Map<String, String> environment) {
        String chosen = chosen(environment);
        if (DEBUGGER.matcher(chosen).find()) {
            return Optional.of("a debugger is attached");
        }
        return FILE_OF_OPTIONS.matcher(chosen).find()
                ? Optional.of("options of the JVM are in a file")
                : Optional.empty();
    }

    private String chosen(Map<String, String> environment) {
        return String.join(" ", options) + " "
                + VARIABLES.stream()
                        .map(variable -> environment.getOrDefault(variable, ""))
                        .collect(Collectors.joining(" "));
    }

    private static boolean isChosen(Pattern purpose, String option, String chosen) {
        return purpose.matcher(option).lookingAt() && purpose.matcher(chosen).find();
    }
}
