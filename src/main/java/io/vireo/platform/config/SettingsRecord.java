package io.vireo.platform.config;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a record with the settings of a feature, which has a method {@code static from(Settings)}. {@link SettingsExtension} reads it
 * once, at the start of the application, and makes it injectable.
 */
@Stereotype
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface SettingsRecord {}
