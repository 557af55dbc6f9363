@echo off
rem Starts the Clarity toolbox on Windows, from a distribution or a clone. The script toolbox does the
rem same elsewhere. In a clone, .mvn\launcher\Build.java builds the program and starts it.
setlocal
set "root=%~dp0"
if not exist "%root%runtime\bin\java.exe" goto clone
"%root%runtime\bin\java.exe" "-XX:AOTCache=%root%app\classes" "@%root%app\jvm.args" "-Dorg.sqlite.lib.path=%root%app" -cp "%root%app\clarity-toolbox.jar" io.claritytoolbox.Main %*
exit /b %errorlevel%

:clone
set "java=java"
if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
"%java%" "%root%.mvn\launcher\Build.java" "%root%." --start %*
exit /b %errorlevel%
