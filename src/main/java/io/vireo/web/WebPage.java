package io.vireo.web;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks a resource of the web client, which does not exist with {@code vireo.web=false}. */
@NameBinding
@Target(TYPE)
@Retention(RUNTIME)
public @interface WebPage {}
