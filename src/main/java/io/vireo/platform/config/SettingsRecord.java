package io.vireo.platform.config;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The settings of a feature: a record with a method {@code static from(Settings)}. {@link SettingsExtension} reads it once, at the
 * latest when the application starts, and lets it be injected.
 */
@Stereotype
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface SettingsRecord {}
