package io.vireo.platform.startup;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the phase of a {@link StartupTask}. An annotation, because a method would require the bean to be created too early. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Phase {
    StartupPhase value();
}
