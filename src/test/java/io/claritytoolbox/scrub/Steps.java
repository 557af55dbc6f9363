package io.claritytoolbox.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Counts the work of scrubbing independently of the machine: iterations of loops, calls of methods,
 * and characters read by patterns. Loads the package's classes a second time, with counters.
 */
public final class Steps extends ClassLoader {
  private static final String SELF = Steps.class.getName().replace('.', '/');
  private static long count;

  private final Object scrub;

  /**
   * @param keptParameters as for {@link AddressFolding}
   */
  Steps(List<String> keptParameters) {
    super(AddressFolding.class.getClassLoader());
    try {
      Class<?> folding = loadClass(AddressFolding.class.getName());
      this.scrub =
          loadClass(FieldScrub.class.getName())
              .getConstructor(folding)
              .newInstance(folding.getConstructor(Collection.class).newInstance(keptParameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the classes of scrubbing have changed", e);
    }
  }

  /** The number of steps to scrub a text in a field. */
  long of(String field, String text) throws ReflectiveOperationException {
    count = 0;
    scrub.getClass().getMethod(field, String.class).invoke(scrub, text);
    return count;
  }

  /** Counts an iteration or a call. */
  public static void step() {
    count++;
  }

  /** Replaces {@link Pattern#matcher}. */
  public static Matcher matcher(Pattern pattern, CharSequence text) {
    return pattern.matcher(new Counted(text));
  }

  /** Replaces {@link String#matches}. */
  public static boolean matches(String text, String pattern) {
    return matcher(Pattern.compile(pattern), text).matches();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean counted =
        name.startsWith(Steps.class.getPackageName() + ".") && !name.equals(Steps.class.getName());
    if (!counted) {
      return super.loadClass(name, resolve);
    }
    Class<?> loaded = findLoadedClass(name);
    return loaded == null ? withCounters(name) : loaded;
  }

  private Class<?> withCounters(String name) throws ClassNotFoundException {
    try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
      ClassReader reader = new ClassReader(bytes);
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(new Counters(writer), 0);
      byte[] counted = writer.toByteArray();
      return defineClass(name, counted, 0, counted.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static final class Counters extends ClassVisitor {
    Counters(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Counter(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class Counter extends MethodVisitor {
    private final Set<Label> passed = new HashSet<>();

    Counter(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      call("step", "()V");
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      if (passed.contains(target)) {
        call("step", "()V");
      }
      super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals("java/util/regex/Pattern") && name.equals("matcher")) {
        call(name, "(Ljava/util/regex/Pattern;Ljava/lang/CharSequence;)Ljava/util/regex/Matcher;");
      } else if (owner.equals("java/lang/String") && name.equals("matches")) {
        call(name, "(Ljava/lang/String;Ljava/lang/String;)Z");
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    private void call(String name, String descriptor) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, SELF, name, descriptor, false);
    }
  }

  private record Counted(CharSequence text) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      count++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
