@echo off
rem Starts Autoroute SMTP: the window, the headless service, or one command to the running instance.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
set "home=%home:~0,-1%"
set "mode=ui"
set "data="
set "hidden="
set "words="

:next
if "%~1"=="" goto parsed
if defined words goto word
if /i "%~1"=="--data" (
  if "%~2"=="" (echo autoroute-smtp: --data needs a directory 1>&2& exit /b 2)
  set "data=%~2"
  shift & shift
  goto next
)
if /i "%~1"=="--headless" (set "mode=headless"& shift& goto next)
if /i "%~1"=="--hidden" (set "hidden=--hidden"& shift& goto next)
if /i "%~1"=="--version" (
  set /p version=<"%home%\version"
  call echo Autoroute SMTP %%version%%
  exit /b 0
)
if /i "%~1"=="--help" (type "%home%\usage.txt"& exit /b 0)
set "first=%~1"
if "%first:~0,1%"=="-" (echo autoroute-smtp: unknown option %first%; see autoroute-smtp --help 1>&2& exit /b 2)
set "mode=cli"
:word
set words=%words% %1
shift
goto next

:parsed
set "java="
set "seen="
call :usable "%home%\jre"
if not defined java if defined AUTOROUTE_SMTP_JAVA_HOME call :usable "%AUTOROUTE_SMTP_JAVA_HOME%"
if not defined java if defined JAVA_HOME call :usable "%JAVA_HOME%"
if not defined java for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :usable "%%~dp$PATH:j.."
if not defined java for %%b in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium") do (
  if not defined java for /d %%d in ("%%~b\*") do if not defined java call :usable "%%~d"
)
if not defined java (
  echo autoroute-smtp: no Java 21 or newer was found.%seen% 1>&2
  echo Install one, for example Temurin 21, or let JAVA_HOME name one. 1>&2
  if "%mode%"=="ui" pause
  exit /b 1
)

if "%mode%"=="cli" goto cli
if not defined data set "data=%APPDATA%\Autoroute SMTP"
for %%d in ("%data%") do set "data=%%~fd"
if "%data:~-1%"=="\" set "data=%data:~0,-1%"
if not exist "%data%\" mkdir "%data%" || (echo autoroute-smtp: cannot make the data directory %data% 1>&2& exit /b 1)
if "%mode%"=="headless" goto headless

set "state=%data%\.metadata\.equinox"
set /p stamp=<"%home%\stamp"
set "previous="
if exist "%state%.from" set /p previous=<"%state%.from"
if not "%previous%"=="%stamp% %home%" (
  if exist "%state%\" rmdir /s /q "%state%"
  mkdir "%state%"
  >"%state%.from" echo %stamp% %home%
)
rem Equinox wants its places as URLs with forward slashes.
set "homeurl=file:/%home:\=/%/"
set "stateurl=file:/%state:\=/%/"

for %%f in ("%home%\plugins\org.eclipse.equinox.launcher_*.jar") do set "jar=%%~f"
start "" "%java%\bin\javaw.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms16m -Xmx128m --enable-native-access=ALL-UNNAMED "-Dosgi.sharedConfiguration.area=%homeurl%configuration/" -jar "%jar%" -install "%homeurl%" -configuration "%stateurl%" -data "%data%" %hidden%
exit /b 0

:headless
set /p version=<"%home%\version"
if not exist "%data%\.metadata\" mkdir "%data%\.metadata"
set "classpath="
for %%n in (org.autoroute.smtp.service org.autoroute.smtp.relay org.autoroute.smtp.network org.autoroute.smtp.routing com.google.gson org.xbill.dns slf4j.api slf4j.jdk14 com.sun.jna com.github.hypfvieh.dbus-java-core com.github.hypfvieh.dbus-java-transport-native-unixsocket com.ongres.scram.client com.ongres.scram.common com.ongres.stringprep com.ongres.saslprep) do for %%f in ("%home%\plugins\%%n_*.jar") do call :append "%%~f"
"%java%\bin\java.exe" -XX:+UseSerialGC -Xms8m -Xmx64m -Xss512k -XX:MaxMetaspaceSize=48m -XX:ReservedCodeCacheSize=24m -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%data%\.metadata\headless.jsa" -Xlog:disable --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -cp "%classpath%" org.autoroute.smtp.service.internal.start.PlainMain "%data%" "%version%"
exit /b %errorlevel%

:cli
set "classpath="
for %%n in (org.autoroute.smtp.cli org.autoroute.smtp.service org.autoroute.smtp.routing org.autoroute.smtp.network org.autoroute.smtp.relay com.google.gson) do for %%f in ("%home%\plugins\%%n_*.jar") do call :append "%%~f"
set "where="
if defined data set where=--data "%data%"
"%java%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx64m -Djdk.console=java.base -cp "%classpath%" org.autoroute.smtp.cli.Main %where% %words%
exit /b %errorlevel%

:append
if defined classpath (set "classpath=%classpath%;%~1") else set "classpath=%~1"
exit /b 0

rem usable DIR: sets java when DIR holds a Java of version 21 or newer, told by its file "release".
:usable
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "found="
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1 delims=." %%m in ("%%~v") do set "found=%%~m"
if not defined found exit /b 0
if %found% geq 21 (set "java=%~f1"& exit /b 0)
set "seen=%seen% Too old: %~1 (version %found%)."
exit /b 0
