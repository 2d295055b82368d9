package io.vireo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Excludes a test of a class {@link WithBothConnectors} from the run with the portable connector. */
@Tag("grizzly")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface GrizzlyOnly {
    /** Returns the reason why a servlet filter cannot do what the test expects. */
    String value();
}
