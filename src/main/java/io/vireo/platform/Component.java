package io.vireo.platform;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A bean of which the application has one, complete once it is constructed: it gets what it needs through its one {@code @Inject}
 * constructor and keeps it in final fields. Unlike a bean with {@code @ApplicationScoped} it is injected itself and not through a
 * proxy, so it needs no second constructor, and two of them cannot need each other. Interceptors and observers work as usual.
 */
@Singleton
@Stereotype
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface Component {}
