package io.vireo.platform.startup;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says when a {@link StartupTask} is run. An annotation, since asking the bean itself would make it too early. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Phase {
    /** The phase. */
    StartupPhase value();
}
