package io.vireo.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a command.
 *
 * @param positional the arguments without a name
 * @param options the values of the options, by name
 */
record CommandArguments(List<String> positional, Map<String, String> options) {
    /**
     * Parses a command line.
     *
     * @param known the names of the options, each with a value
     * @throws IllegalArgumentException with a message for the operator
     */
    static CommandArguments of(List<String> given, Set<String> known) {
        List<String> positional = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        Iterator<String> left = given.iterator();
        while (left.hasNext()) {
            String argument = left.next();
            if (!argument.startsWith("--")) {
                positional.add(argument);
            } else if (known.contains(argument) && left.hasNext()) {
                options.put(argument, left.next());
            } else {
                throw new IllegalArgumentException(
                        known.contains(argument)
                                ? argument + " requires a value."
                                : "Unknown option " + argument + ".");
            }
        }
        return new CommandArguments(positional, options);
    }

    /**
     * Checks the number of arguments without a name.
     *
     * @throws IllegalArgumentException with a message for the operator
     */
    void requireCount(int min, int max) {
        if (positional.size() < min || positional.size() > max) {
            throw new IllegalArgumentException("Wrong number of arguments.");
        }
    }

    /**
     * Returns an argument that is one of some names.
     *
     * @throws IllegalArgumentException with a message for the operator
     */
    String oneOf(int position, List<String> names) {
        String value = positional.get(position);
        if (!names.contains(value)) {
            throw new IllegalArgumentException(value + " is not one of " + String.join(", ", names) + ".");
        }
        return value;
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /**
     * Returns an option that is a whole number.
     *
     * @throws IllegalArgumentException with a message for the operator
     */
    Optional<Long> number(String name, long min, long max) {
        return option(name).map(text -> {
            if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < min || Long.parseLong(text) > max) {
                throw new IllegalArgumentException(name + " must be a whole number from " + min + " to " + max + ".");
            }
            return Long.parseLong(text);
        });
    }
}
