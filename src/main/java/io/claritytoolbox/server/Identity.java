package io.claritytoolbox.server;

/**
 * Who the server says it is.
 *
 * @param name for programs
 * @param title for people
 * @param version of this build
 * @param instructions how a model makes the best of the tools; clients cut it at 2,048 characters
 */
public record Identity(String name, String title, String version, String instructions) {}
