package io.claritytoolbox.server;

/**
 * The name and version of the server.
 *
 * @param name for programs
 * @param title for people
 * @param version of this build
 * @param instructions for models that use the tools; clients cut them at 2,048 characters
 */
public record Identity(String name, String title, String version, String instructions) {}
