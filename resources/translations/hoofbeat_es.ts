<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>AgeAndSex</name>
    <message>
        <source>A&amp;ge</source>
        <translation>&amp;Edad</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>years</source>
        <translation>años</translation>
    </message>
    <message>
        <source>months</source>
        <translation>meses</translation>
    </message>
    <message>
        <source>Unit of age</source>
        <translation>Unidad de edad</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Femenino</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Masculino</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>Sex: %1</source>
        <translation>Sexo: %1</translation>
    </message>
    <message>
        <source>Age must be a number, up to 130 years.</source>
        <translation>La edad debe ser un número, hasta 130 años.</translation>
    </message>
</context>
<context>
    <name>ApproveWizard</name>
    <message>
        <source>Run</source>
        <translation>Corrida</translation>
    </message>
    <message>
        <source>Sent back: the reasons stand under Prepare</source>
        <translation>Devuelto: las razones están en Preparar</translation>
    </message>
</context>
<context>
    <name>AskNextCard</name>
    <message>
        <source>Ask next</source>
        <translation>Preguntar ahora</translation>
    </message>
    <message>
        <source>would narrow most</source>
        <translation>lo que más acotaría</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>Auditoría</translation>
    </message>
    <message>
        <source>Everything done here, newest first. Nobody can change it.</source>
        <translation>Todo lo hecho aquí, primero lo más reciente. Nadie puede cambiarlo.</translation>
    </message>
    <message>
        <source>Check the chain</source>
        <translation>Verificar la cadena</translation>
    </message>
    <message>
        <source>Person, act or subject…</source>
        <translation>Persona, acción u objeto…</translation>
    </message>
    <message>
        <source>Search the audit</source>
        <translation>Buscar en la auditoría</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Anteriores</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>%1 events, each linked to the one before. Last link: %2</source>
        <translation>%1 eventos, cada uno enlazado con el anterior. Último enlace: %2</translation>
    </message>
    <message>
        <source>The chain is whole</source>
        <translation>La cadena está completa</translation>
    </message>
    <message>
        <source>Event %1 of %2 does not fit. Keep this workspace as it is and tell the administrator.</source>
        <translation>El evento %1 de %2 no encaja. Conserve este espacio de trabajo tal como está y avise al administrador.</translation>
    </message>
    <message>
        <source>The chain is broken</source>
        <translation>La cadena está rota</translation>
    </message>
</context>
<context>
    <name>BatchRows</name>
    <message>
        <source>The patients&apos; consent for research</source>
        <translation>Consentimiento de los pacientes para investigación</translation>
    </message>
    <message>
        <source>Care only: not for training</source>
        <translation>Solo atención: no para entrenar</translation>
    </message>
    <message>
        <source>De-identified, with the ethics committee&apos;s approval</source>
        <translation>Anonimizado, con aprobación del comité de ética</translation>
    </message>
    <message>
        <source>Published and free to use</source>
        <translation>Publicado y de uso libre</translation>
    </message>
    <message>
        <source>Made up (SYNTHETIC)</source>
        <translation>Ficticio (SINTÉTICO)</translation>
    </message>
    <message>
        <source>undone %1</source>
        <translation>deshecha %1</translation>
    </message>
    <message>
        <source>in the store</source>
        <translation>en el almacén</translation>
    </message>
    <message>
        <source>SYNTHETIC</source>
        <translation>SINTÉTICO</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importación</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazadas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
</context>
<context>
    <name>BenchmarkRows</name>
    <message>
        <source>Published cases</source>
        <translation>Casos publicados</translation>
    </message>
    <message>
        <source>Few records</source>
        <translation>Pocos registros</translation>
    </message>
    <message>
        <source>Unknown diseases</source>
        <translation>Enfermedades desconocidas</translation>
    </message>
    <message>
        <source>top-10 %1, unseen</source>
        <translation>top-10 %1, no leídos</translation>
    </message>
    <message>
        <source>top-10 %1, 5 records</source>
        <translation>top-10 %1, 5 registros</translation>
    </message>
    <message>
        <source>%1 flagged</source>
        <translation>%1 señalados</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>N.º %1</translation>
    </message>
    <message>
        <source>%1 diseases</source>
        <translation>%1 enfermedades</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 casos</translation>
    </message>
    <message>
        <source>%1 of %2 cases ranked among %3 diseases, %4 of them unseen</source>
        <translation>%1 de %2 casos ordenados entre %3 enfermedades, %4 de ellos no leídos</translation>
    </message>
    <message>
        <source>%1 diseases with records, %2 that nobody describes, %3 others; %4 rows of their papers not read; bars span 95 %</source>
        <translation>%1 enfermedades con registros, %2 que nadie describe, %3 más; %4 filas de sus artículos sin leer; las barras abarcan el 95 %</translation>
    </message>
    <message>
        <source>%1 cases of described diseases, %2 of diseases that nobody describes</source>
        <translation>%1 casos de enfermedades descritas, %2 de enfermedades que nadie describe</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Medición</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medido en</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Resultado principal</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Save the chart</source>
        <translation>Guardar la gráfica</translation>
    </message>
    <message>
        <source>Chart saved</source>
        <translation>Gráfica guardada</translation>
    </message>
    <message>
        <source>as chart</source>
        <translation>como gráfica</translation>
    </message>
    <message>
        <source>as table</source>
        <translation>como tabla</translation>
    </message>
    <message>
        <source>SVG / PDF…</source>
        <translation>SVG / PDF…</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Check</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>What would come in?</source>
        <translation>¿Qué entraría?</translation>
    </message>
    <message>
        <source>Everything was read as the import will read it; nothing was written.</source>
        <translation>Todo se leyó como lo leerá la importación; no se escribió nada.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>The check did not come to an end.</source>
        <translation>La verificación no llegó a su fin.</translation>
    </message>
    <message>
        <source>This file was imported already.</source>
        <translation>Este archivo ya se importó.</translation>
    </message>
    <message>
        <source>No row could be understood: look at the mapping.</source>
        <translation>No se entendió ninguna fila: revise la asignación.</translation>
    </message>
    <message>
        <source>cases come in</source>
        <translation>casos entran</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>pacientes</translation>
    </message>
    <message>
        <source>▲ doubtful, come in</source>
        <translation>▲ dudosos, entran</translation>
    </message>
    <message>
        <source>✗ rows refused</source>
        <translation>✗ filas rechazadas</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Verificar de nuevo</translation>
    </message>
    <message>
        <source>Imported already</source>
        <translation>Ya importado</translation>
    </message>
    <message>
        <source>The same file, byte by byte, is in the store.</source>
        <translation>El mismo archivo, byte por byte, está en el almacén.</translation>
    </message>
    <message>
        <source>No row is refused.</source>
        <translation>No se rechaza ninguna fila.</translation>
    </message>
    <message>
        <source>Nothing is doubtful.</source>
        <translation>No hay nada dudoso.</translation>
    </message>
    <message>
        <source>No case has a diagnosis.</source>
        <translation>Ningún caso tiene diagnóstico.</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>Filas rechazadas</translation>
    </message>
    <message>
        <source>What is doubtful</source>
        <translation>Qué es dudoso</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>Diagnósticos</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>To learn from</source>
        <translation>Para aprender</translation>
    </message>
    <message>
        <source>Check an import</source>
        <translation>Verificar una importación</translation>
    </message>
    <message>
        <source>Refused (%1)</source>
        <translation>Rechazadas (%1)</translation>
    </message>
    <message>
        <source>Doubtful (%1)</source>
        <translation>Dudosos (%1)</translation>
    </message>
    <message>
        <source>Diagnoses (%1, of these %2 with few cases)</source>
        <translation>Diagnósticos (%1, de ellos %2 con pocos casos)</translation>
    </message>
    <message>
        <source>◇ few cases</source>
        <translation>◇ pocos casos</translation>
    </message>
    <message>
        <source>● enough</source>
        <translation>● suficientes</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Delete takes it out, Space turns it into its opposite.</source>
        <translation>Supr lo quita, Espacio lo convierte en su contrario.</translation>
    </message>
    <message>
        <source>Delete takes it out.</source>
        <translation>Supr lo quita.</translation>
    </message>
</context>
<context>
    <name>ClinicStep</name>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation>Su clínica</translation>
    </message>
    <message>
        <source>Type the clinic&apos;s name first</source>
        <translation>Escriba primero el nombre de la clínica</translation>
    </message>
    <message>
        <source>Choose a folder first</source>
        <translation>Elija primero una carpeta</translation>
    </message>
    <message>
        <source>Name of the clinic</source>
        <translation>Nombre de la clínica</translation>
    </message>
    <message>
        <source>Folder for its data</source>
        <translation>Carpeta para sus datos</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Everything in it is encrypted. Choose a disk that is backed up.</source>
        <translation>Todo su contenido se cifra. Elija un disco que tenga copia de seguridad.</translation>
    </message>
    <message>
        <source>Choose an empty folder</source>
        <translation>Elija una carpeta vacía</translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message>
        <source>Recovery</source>
        <translation>Recuperación</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>Su código de recuperación</translation>
    </message>
    <message>
        <source>The one way back in if every passphrase is forgotten. It is shown this once.</source>
        <translation>La única forma de volver a entrar si se olvidan todas las frases de contraseña. Se muestra esta única vez.</translation>
    </message>
    <message>
        <source>Say that you keep the code on paper</source>
        <translation>Confirme que guarda el código en papel</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Write it down or print it, and keep it apart from this computer.</source>
        <translation>Escríbalo o imprímalo y guárdelo lejos de este computador.</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>En papel</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>I keep it on paper, in a safe place</source>
        <translation>Lo guardo en papel, en un lugar seguro</translation>
    </message>
</context>
<context>
    <name>ColumnEditor</name>
    <message>
        <source>What it holds</source>
        <translation>Qué contiene</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Término</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Unit of the age</source>
        <translation>Unidad de la edad</translation>
    </message>
    <message>
        <source>Values, one a line: 1 = present</source>
        <translation>Valores, uno por línea: 1 = presente</translation>
    </message>
    <message>
        <source>Search a finding, then Enter</source>
        <translation>Busque un hallazgo y presione Enter</translation>
    </message>
    <message>
        <source>Each line needs an equals sign and a meaning; until then the old ones hold.</source>
        <translation>Cada línea necesita un signo igual y un significado; hasta entonces valen los anteriores.</translation>
    </message>
    <message>
        <source>years</source>
        <translation>años</translation>
    </message>
    <message>
        <source>months</source>
        <translation>meses</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>por ejemplo %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>no term yet</source>
        <translation>aún sin término</translation>
    </message>
</context>
<context>
    <name>ColumnRoles</name>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Patient number</source>
        <translation>Número de paciente</translation>
    </message>
    <message>
        <source>Case or visit number</source>
        <translation>Número de caso o de consulta</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>Unit of the age</source>
        <translation>Unidad de la edad</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Finding or symptom</source>
        <translation>Hallazgo o síntoma</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Medición</translation>
    </message>
    <message>
        <source>Final diagnosis</source>
        <translation>Diagnóstico final</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Urgencia</translation>
    </message>
    <message>
        <source>Own history</source>
        <translation>Antecedentes personales</translation>
    </message>
    <message>
        <source>Family history</source>
        <translation>Antecedentes familiares</translation>
    </message>
    <message>
        <source>Exposure or travel</source>
        <translation>Exposición o viaje</translation>
    </message>
    <message>
        <source>Earlier diagnosis</source>
        <translation>Diagnóstico previo</translation>
    </message>
    <message>
        <source>Earlier exam</source>
        <translation>Examen previo</translation>
    </message>
    <message>
        <source>Date seen</source>
        <translation>Fecha de atención</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Page, command or patient…</source>
        <translation>Página, comando o paciente…</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>Buscar o comando</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>Search patients</source>
        <translation>Buscar pacientes</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nada se llama así.</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Train models</source>
        <translation>Entrenar modelos</translation>
    </message>
    <message>
        <source>No run yet: train models to compare them.</source>
        <translation>Todavía no hay corridas: entrene modelos para compararlos.</translation>
    </message>
    <message>
        <source>Back to preparation…</source>
        <translation>Volver a preparación…</translation>
    </message>
    <message>
        <source>Send to approval…</source>
        <translation>Enviar a aprobación…</translation>
    </message>
    <message>
        <source>Where it goes wrong</source>
        <translation>Dónde se equivoca</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusión</translation>
    </message>
    <message>
        <source>Views of the chosen run</source>
        <translation>Vistas de la corrida elegida</translation>
    </message>
    <message>
        <source>Dataset version</source>
        <translation>Versión de datos</translation>
    </message>
    <message>
        <source>Confused pairs</source>
        <translation>Pares confundidos</translation>
    </message>
    <message>
        <source>validation part</source>
        <translation>parte de validación</translation>
    </message>
    <message>
        <source>This run confused nothing, or answered for nobody.</source>
        <translation>Esta corrida no confundió nada o no respondió por nadie.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Corridas</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>What has to change in the data before models are trained again? It becomes a task in Prepare.</source>
        <translation>¿Qué debe cambiar en los datos antes de volver a entrenar? Queda como tarea en Preparar.</translation>
    </message>
    <message>
        <source>%1, run %2: back to preparation</source>
        <translation>%1, corrida %2: vuelve a preparación</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Back to preparation</source>
        <translation>De vuelta a preparación</translation>
    </message>
    <message>
        <source>Sent back to preparation</source>
        <translation>Devuelta a preparación</translation>
    </message>
    <message>
        <source>%1 · %2 · chosen on the validation 20 % (n %3) · final 10 % locked (n %4)</source>
        <translation>%1 · %2 · validación 20 % (n %3) · 10 % final reservado (n %4)</translation>
    </message>
    <message>
        <source>Compare one run</source>
        <translation>Comparar una corrida</translation>
    </message>
    <message>
        <source>Compare %1 runs</source>
        <translation>Comparar %1 corridas</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Corrida</translation>
    </message>
    <message>
        <source>This run is version %1 already.</source>
        <translation>Esta corrida ya es la versión %1.</translation>
    </message>
    <message>
        <source>This run has no model.</source>
        <translation>Esta corrida no tiene modelo.</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusión</translation>
    </message>
    <message>
        <source>rows: what the patient has; columns: what was said</source>
        <translation>filas: lo que tiene el paciente; columnas: lo que se dijo</translation>
    </message>
    <message>
        <source>This run answered for no patient.</source>
        <translation>Esta corrida no respondió por ningún paciente.</translation>
    </message>
    <message>
        <source>Confusion matrix of %1 diseases: %2 of %3 patients of the validation part were named right.</source>
        <translation>Matriz de confusión de %1 enfermedades: se acertó en %2 de %3 pacientes de la parte de validación.</translation>
    </message>
    <message>
        <source>Has</source>
        <translation>Tiene</translation>
    </message>
    <message>
        <source>Was called</source>
        <translation>Se nombró</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>%1 más</translation>
    </message>
    <message>
        <source>was called (the numbers of the rows)</source>
        <translation>se nombró (los números de las filas)</translation>
    </message>
    <message>
        <source>share of the row</source>
        <translation>proporción de la fila</translation>
    </message>
</context>
<context>
    <name>ConsentForm</name>
    <message>
        <source>Text of the consent</source>
        <translation>Texto del consentimiento</translation>
    </message>
    <message>
        <source>Language of the consent</source>
        <translation>Idioma del consentimiento</translation>
    </message>
    <message>
        <source>Care: infer what the patient may have</source>
        <translation>Atención: inferir qué puede tener el paciente</translation>
    </message>
    <message>
        <source>Research: learn from the record</source>
        <translation>Investigación: aprender del registro</translation>
    </message>
    <message>
        <source>Sharing: give the coded record to others</source>
        <translation>Compartir: entregar a otros el registro codificado</translation>
    </message>
    <message>
        <source>Signed here</source>
        <translation>Firmado aquí</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>En papel</translation>
    </message>
    <message>
        <source>Verbal</source>
        <translation>Verbal</translation>
    </message>
    <message>
        <source>A parent or guardian consents</source>
        <translation>Consiente el padre, la madre o el acudiente</translation>
    </message>
    <message>
        <source>Told: may refuse to answer about sensitive data</source>
        <translation>Informado: puede no responder sobre datos sensibles</translation>
    </message>
    <message>
        <source>Witness of the verbal consent</source>
        <translation>Testigo del consentimiento verbal</translation>
    </message>
    <message>
        <source>Name of the parent or guardian</source>
        <translation>Nombre del padre, la madre o el acudiente</translation>
    </message>
    <message>
        <source>What the patient is told</source>
        <translation>Lo que se informa al paciente</translation>
    </message>
    <message>
        <source>The patient agrees to</source>
        <translation>El paciente acepta</translation>
    </message>
    <message>
        <source>How it was given</source>
        <translation>Cómo se dio</translation>
    </message>
    <message>
        <source>Without consent for care nothing is inferred.</source>
        <translation>Sin consentimiento para la atención no se infiere nada.</translation>
    </message>
    <message>
        <source>Say how the consent was given.</source>
        <translation>Indique cómo se dio el consentimiento.</translation>
    </message>
    <message>
        <source>A verbal consent needs a witness.</source>
        <translation>Un consentimiento verbal necesita un testigo.</translation>
    </message>
    <message>
        <source>Write the name of the parent or guardian.</source>
        <translation>Escriba el nombre del padre, la madre o el acudiente.</translation>
    </message>
    <message>
        <source>The patient must have been told that answers may be refused.</source>
        <translation>Se debe haber informado al paciente que puede no responder.</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Who is it, and do they consent?</source>
        <translation>¿Quién es, y da su consentimiento?</translation>
    </message>
    <message>
        <source>Nothing is inferred without a consent for care.</source>
        <translation>No se infiere nada sin un consentimiento para la atención.</translation>
    </message>
    <message>
        <source>Capture consent</source>
        <translation>Registrar consentimiento</translation>
    </message>
    <message>
        <source>This patient has consented</source>
        <translation>Este paciente dio su consentimiento</translation>
    </message>
    <message>
        <source>Capture a new consent…</source>
        <translation>Registrar un nuevo consentimiento…</translation>
    </message>
    <message>
        <source>Keep the one that stands</source>
        <translation>Conservar el vigente</translation>
    </message>
    <message>
        <source>Who is known here is found by name or number; who is new is registered.</source>
        <translation>Si el paciente ya está aquí, búsquelo por nombre o número; si es nuevo, se registra.</translation>
    </message>
    <message>
        <source>Choose the patient first.</source>
        <translation>Elija primero el paciente.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Looking for a consent</source>
        <translation>Buscando un consentimiento</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Every import with its file, its legal basis and what was refused.</source>
        <translation>Cada importación con su archivo, su base legal y lo rechazado.</translation>
    </message>
    <message>
        <source>Import records</source>
        <translation>Importar registros</translation>
    </message>
    <message>
        <source>No records yet: import a table or phenopackets to begin.</source>
        <translation>Todavía no hay registros: importe una tabla o phenopackets para empezar.</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>Deshacer esta importación…</translation>
    </message>
    <message>
        <source>No row of this import was refused.</source>
        <translation>No se rechazó ninguna fila de esta importación.</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importaciones</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>Filas rechazadas</translation>
    </message>
    <message>
        <source>The %1 cases of %2 leave the store, and the patients who have nothing else with them. The record of the import stays.</source>
        <translation>Los %1 casos de %2 salen del almacén, y con ellos los pacientes que no tienen nada más. La constancia de la importación se conserva.</translation>
    </message>
    <message>
        <source>Undo this import?</source>
        <translation>¿Deshacer esta importación?</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>Deshacer la importación</translation>
    </message>
    <message>
        <source>Undo an import</source>
        <translation>Deshacer una importación</translation>
    </message>
    <message>
        <source>Undone: %1 cases, %2 patients</source>
        <translation>Deshecho: %1 casos, %2 pacientes</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importación %1</translation>
    </message>
    <message>
        <source>Legal basis: %1 · format %2</source>
        <translation>Base legal: %1 · formato %2</translation>
    </message>
</context>
<context>
    <name>DataStep</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Learn from which records?</source>
        <translation>¿De qué registros aprender?</translation>
    </message>
    <message>
        <source>A frozen dataset version: the same rows and parts for every model, now and later.</source>
        <translation>Una versión de datos congelada: las mismas filas y partes para cada modelo, ahora y después.</translation>
    </message>
    <message>
        <source>Freezing…</source>
        <translation>Congelando…</translation>
    </message>
    <message>
        <source>Choose a dataset version, or freeze one.</source>
        <translation>Elija una versión de datos o congele una.</translation>
    </message>
    <message>
        <source>Dataset versions</source>
        <translation>Versiones de datos</translation>
    </message>
    <message>
        <source>Freeze a new version</source>
        <translation>Congelar una versión nueva</translation>
    </message>
    <message>
        <source>No dataset version yet: freeze one of the records that may be learned from.</source>
        <translation>Todavía no hay versiones de datos: congele una con los registros de los que se puede aprender.</translation>
    </message>
    <message>
        <source>70 % to learn</source>
        <translation>70 % para aprender</translation>
    </message>
    <message>
        <source>The models see only these.</source>
        <translation>Los modelos solo ven estos.</translation>
    </message>
    <message>
        <source>20 % to choose</source>
        <translation>20 % para elegir</translation>
    </message>
    <message>
        <source>Compared on these: half to select, half to calibrate.</source>
        <translation>Se comparan con estos: la mitad para elegir, la mitad para calibrar.</translation>
    </message>
    <message>
        <source>10 % locked</source>
        <translation>10 % reservado</translation>
    </message>
    <message>
        <source>Opened, numbered, only for an approval.</source>
        <translation>Se abre, numerado, solo para una aprobación.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>by patient, for good</source>
        <translation>por paciente, para siempre</translation>
    </message>
    <message>
        <source>Freezing</source>
        <translation>Congelando</translation>
    </message>
    <message>
        <source>Freeze a dataset version</source>
        <translation>Congelar una versión de datos</translation>
    </message>
    <message>
        <source>parts by patient, for good</source>
        <translation>partes por paciente, para siempre</translation>
    </message>
</context>
<context>
    <name>DatasetRows</name>
    <message>
        <source>train</source>
        <translation>entrenar</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>elegir</translation>
    </message>
    <message>
        <source>calibrate</source>
        <translation>calibrar</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>reservado</translation>
    </message>
    <message>
        <source>Dataset %1</source>
        <translation>Datos %1</translation>
    </message>
    <message>
        <source>%1 patients · %2 diseases (%3 with ≤ 20 records)</source>
        <translation>%1 pacientes · %2 enfermedades (%3 con ≤ 20 registros)</translation>
    </message>
    <message>
        <source>SYNTHETIC</source>
        <translation>SINTÉTICO</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Corridas</translation>
    </message>
    <message>
        <source>Diseases</source>
        <translation>Enfermedades</translation>
    </message>
    <message>
        <source>Rare (≤ 20)</source>
        <translation>Raras (≤ 20)</translation>
    </message>
    <message>
        <source>70 / 20 / 10 %</source>
        <translation>70 / 20 / 10 %</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Congelado</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Reach: %1</source>
        <translation>Alcanzar: %1</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Por hacer</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>My diagnosis</source>
        <translation>Mi diagnóstico</translation>
    </message>
    <message>
        <source>My diagnosis…</source>
        <translation>Mi diagnóstico…</translation>
    </message>
    <message>
        <source>Override, because…</source>
        <translation>No acepto, porque…</translation>
    </message>
    <message>
        <source>Reason of the override</source>
        <translation>Razón para no aceptar</translation>
    </message>
    <message>
        <source>Because…</source>
        <translation>Porque…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>“%1” is typed but not entered: press Enter, or delete it.</source>
        <translation>«%1» está escrito pero no ingresado: presione Enter o bórrelo.</translation>
    </message>
    <message>
        <source>An override needs a reason.</source>
        <translation>Para no aceptar se necesita una razón.</translation>
    </message>
</context>
<context>
    <name>DecisionStep</name>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Approve it, or send it back?</source>
        <translation>¿Aprobarlo o devolverlo?</translation>
    </message>
    <message>
        <source>Choose one of the two.</source>
        <translation>Elija una de las dos.</translation>
    </message>
    <message>
        <source>Write why.</source>
        <translation>Escriba por qué.</translation>
    </message>
    <message>
        <source>Approve for use with patients</source>
        <translation>Aprobar para uso con pacientes</translation>
    </message>
    <message>
        <source>Back to preparation</source>
        <translation>De vuelta a preparación</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>What decided it; kept in the audit trail and the model&apos;s record</source>
        <translation>Qué lo decidió; queda en la auditoría y en la ficha del modelo</translation>
    </message>
    <message>
        <source>Not possible: %1 not proven on the locked part.</source>
        <translation>No es posible: %1 sin demostrar en la parte reservada.</translation>
    </message>
    <message>
        <source>It becomes a version of the registry, signed by the approver.</source>
        <translation>Pasa a ser una versión del registro, firmada por el aprobador.</translation>
    </message>
    <message>
        <source>Each requirement that was not met and what you write become tasks under Prepare.</source>
        <translation>Cada requisito incumplido y lo que usted escriba quedan como tareas en Preparar.</translation>
    </message>
</context>
<context>
    <name>DemoBar</name>
    <message>
        <source>Example workspace with made-up patients. Its passphrase is public (%1): enter no real patients here.</source>
        <translation>Espacio de ejemplo con pacientes ficticios. Su frase de contraseña es pública (%1): no ingrese aquí pacientes reales.</translation>
    </message>
</context>
<context>
    <name>DiagnoseWizard</name>
    <message>
        <source>%1 is still under way: “Another patient” in the first step begins anew.</source>
        <translation>%1 sigue en curso: «Otro paciente», en el primer paso, empieza de nuevo.</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Loading knowledge</source>
        <translation>Cargando el conocimiento</translation>
    </message>
</context>
<context>
    <name>DiagnoseWords</name>
    <message>
        <source>SYNTHETIC</source>
        <translation>SINTÉTICO</translation>
    </message>
</context>
<context>
    <name>DiseaseEntry</name>
    <message>
        <source>No disease</source>
        <translation>Ninguna enfermedad</translation>
    </message>
    <message>
        <source>as written, the clinic&apos;s own name</source>
        <translation>tal como está escrito, nombre propio de la clínica</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a file here</source>
        <translation>Suelte un archivo aquí</translation>
    </message>
    <message>
        <source>A table (CSV), or phenopackets: one JSON file, a zip, a tar.gz or a folder</source>
        <translation>Una tabla (CSV) o phenopackets: un archivo JSON, un zip, un tar.gz o una carpeta</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Records to import</source>
        <translation>Registros para importar</translation>
    </message>
    <message>
        <source>Folder of phenopackets</source>
        <translation>Carpeta de phenopackets</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Example workspace</source>
        <translation>Espacio de ejemplo</translation>
    </message>
    <message>
        <source>Opening the example clinic</source>
        <translation>Abriendo la clínica de ejemplo</translation>
    </message>
    <message>
        <source>The first time, its made-up patients are written.</source>
        <translation>La primera vez se escriben sus pacientes ficticios.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Ingresar</translation>
    </message>
</context>
<context>
    <name>EvidenceStep</name>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>What does it reach where nobody looked?</source>
        <translation>¿Qué alcanza donde nadie miró?</translation>
    </message>
    <message>
        <source>%1 · run %2 · dataset %3</source>
        <translation>%1 · corrida %2 · datos %3</translation>
    </message>
    <message>
        <source>Open the locked 10 %</source>
        <translation>Abrir el 10 % reservado</translation>
    </message>
    <message>
        <source>Measuring on the locked part…</source>
        <translation>Midiendo en la parte reservada…</translation>
    </message>
    <message>
        <source>Choose a run under Compare first.</source>
        <translation>Elija primero una corrida en Comparar.</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Requisitos</translation>
    </message>
    <message>
        <source>Groups of patients</source>
        <translation>Grupos de pacientes</translation>
    </message>
    <message>
        <source>Each disease</source>
        <translation>Cada enfermedad</translation>
    </message>
    <message>
        <source>Measuring on the locked part</source>
        <translation>Midiendo en la parte reservada</translation>
    </message>
    <message>
        <source>Nobody chose anything by these patients. Each look at them is numbered and kept, whatever it shows: after several looks the figures flatter.</source>
        <translation>Nadie eligió nada con estos pacientes. Cada mirada se numera y se conserva, muestre lo que muestre: tras varias miradas, las cifras favorecen.</translation>
    </message>
    <message>
        <source>Openings</source>
        <translation>Aperturas</translation>
    </message>
    <message>
        <source>This will be opening number %1</source>
        <translation>Esta será la apertura número %1</translation>
    </message>
    <message>
        <source>The locked part of this dataset was opened %1 times before.</source>
        <translation>La parte reservada de estos datos ya se abrió %1 veces.</translation>
    </message>
    <message>
        <source>The locked part of this dataset was opened once before.</source>
        <translation>La parte reservada de estos datos ya se abrió una vez.</translation>
    </message>
    <message>
        <source>The locked part of this dataset was never opened.</source>
        <translation>La parte reservada de estos datos nunca se ha abierto.</translation>
    </message>
    <message>
        <source>%1 met, %2 missed, %3 without enough evidence</source>
        <translation>%1 cumplidos, %2 incumplidos, %3 sin evidencia suficiente</translation>
    </message>
    <message>
        <source>seen before</source>
        <translation>ya vista antes</translation>
    </message>
    <message>
        <source>never seen before</source>
        <translation>nunca vista antes</translation>
    </message>
    <message>
        <source>Opening %1 · %2 rows · %3</source>
        <translation>Apertura %1 · %2 filas · %3</translation>
    </message>
    <message>
        <source>Requirement</source>
        <translation>Requisito</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Medido</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Disease</source>
        <translation>Enfermedad</translation>
    </message>
    <message>
        <source>Records learned</source>
        <translation>Registros aprendidos</translation>
    </message>
    <message>
        <source>Locked rows</source>
        <translation>Filas reservadas</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Sensibilidad</translation>
    </message>
</context>
<context>
    <name>ExperimentsPage</name>
    <message>
        <source>Experiments</source>
        <translation>Experimentos</translation>
    </message>
    <message>
        <source>Where the ranking is good and where it is blind.</source>
        <translation>Dónde acierta la ordenación y dónde está ciega.</translation>
    </message>
    <message>
        <source>Measure the ranking…</source>
        <translation>Medir la ordenación…</translation>
    </message>
    <message>
        <source>Nobody has measured yet how high published cases rank their disease.</source>
        <translation>Nadie ha medido todavía qué tan arriba queda la enfermedad de los casos publicados.</translation>
    </message>
    <message>
        <source>Measure again…</source>
        <translation>Medir de nuevo…</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mediciones</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Al lado</translation>
    </message>
    <message>
        <source>Measuring: %1</source>
        <translation>Midiendo: %1</translation>
    </message>
    <message>
        <source>Measured: %1</source>
        <translation>Medido: %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
</context>
<context>
    <name>FamilyRow</name>
    <message>
        <source>waits</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>ajustado</translation>
    </message>
    <message>
        <source>not trained</source>
        <translation>sin entrenar</translation>
    </message>
</context>
<context>
    <name>FamilyWords</name>
    <message>
        <source>What the knowledge says of each disease, corrected by the clinic&apos;s own counts. Strong where records are few.</source>
        <translation>Lo que el conocimiento dice de cada enfermedad, corregido con los conteos de la clínica. Fuerte donde hay pocos registros.</translation>
    </message>
    <message>
        <source>Adds up the weight of each finding. Easy to read, steady with few records.</source>
        <translation>Suma el peso de cada hallazgo. Fácil de leer, estable con pocos registros.</translation>
    </message>
    <message>
        <source>Hundreds of decision trees vote. Sees findings that count only together.</source>
        <translation>Votan cientos de árboles de decisión. Ve hallazgos que solo cuentan juntos.</translation>
    </message>
    <message>
        <source>Trees that learn from the mistakes of the ones before. Often the best, slowest to train.</source>
        <translation>Árboles que aprenden de los errores de los anteriores. A menudo el mejor, el más lento de entrenar.</translation>
    </message>
    <message>
        <source>Starts from the knowledge prior and learns only what it gets wrong here.</source>
        <translation>Parte del conocimiento previo y aprende solo lo que este yerra aquí.</translation>
    </message>
    <message>
        <source>Starts from the knowledge prior; trees learn what it gets wrong here.</source>
        <translation>Parte del conocimiento previo; los árboles aprenden lo que este yerra aquí.</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Which records come in?</source>
        <translation>¿Qué registros entran?</translation>
    </message>
    <message>
        <source>The file is only read; nothing is written before the last step.</source>
        <translation>El archivo solo se lee; no se escribe nada antes del último paso.</translation>
    </message>
    <message>
        <source>Reading the first rows…</source>
        <translation>Leyendo las primeras filas…</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Elija primero un archivo.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Reading the first rows</source>
        <translation>Leyendo las primeras filas</translation>
    </message>
    <message>
        <source>This is the example workspace: whatever comes in is marked SYNTHETIC.</source>
        <translation>Este es el espacio de ejemplo: todo lo que entra se marca SINTÉTICO.</translation>
    </message>
    <message>
        <source>Look at a file</source>
        <translation>Mirar un archivo</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabla (CSV)</translation>
    </message>
    <message>
        <source>Phenopackets</source>
        <translation>Phenopackets</translation>
    </message>
</context>
<context>
    <name>FindingEntry</name>
    <message>
        <source>Finding</source>
        <translation>Hallazgo</translation>
    </message>
    <message>
        <source>Type a symptom or a sign…</source>
        <translation>Escriba un síntoma o un signo…</translation>
    </message>
    <message>
        <source>Enter present · Shift+Enter absent · paste a note</source>
        <translation>Enter presente · Shift+Enter ausente · pegue una nota</translation>
    </message>
    <message>
        <source>Reading the note</source>
        <translation>Leyendo la nota</translation>
    </message>
    <message>
        <source>Nothing found. Try another word, in English or Spanish.</source>
        <translation>No se encontró nada. Pruebe otra palabra, en español o en inglés.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) in this note</source>
        <translation>
            <numerusform>%n hallazgo en esta nota</numerusform>
            <numerusform>%n hallazgos en esta nota</numerusform>
        </translation>
    </message>
    <message>
        <source>look through them</source>
        <translation>revíselos</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>temperature</source>
        <translation>temperatura</translation>
    </message>
    <message>
        <source>systolic blood pressure</source>
        <translation>presión arterial sistólica</translation>
    </message>
    <message>
        <source>diastolic blood pressure</source>
        <translation>presión arterial diastólica</translation>
    </message>
    <message>
        <source>glucose</source>
        <translation>glucosa</translation>
    </message>
    <message>
        <source>platelets</source>
        <translation>plaquetas</translation>
    </message>
    <message>
        <source>haematocrit</source>
        <translation>hematocrito</translation>
    </message>
    <message>
        <source>haemoglobin</source>
        <translation>hemoglobina</translation>
    </message>
    <message>
        <source>leukocytes</source>
        <translation>leucocitos</translation>
    </message>
    <message>
        <source>ALT</source>
        <translation>ALT</translation>
    </message>
    <message>
        <source>AST</source>
        <translation>AST</translation>
    </message>
    <message>
        <source>heart rate</source>
        <translation>frecuencia cardíaca</translation>
    </message>
    <message>
        <source>respiratory rate</source>
        <translation>frecuencia respiratoria</translation>
    </message>
    <message>
        <source>oxygen saturation</source>
        <translation>saturación de oxígeno</translation>
    </message>
    <message>
        <source>creatinine</source>
        <translation>creatinina</translation>
    </message>
    <message>
        <source>bilirubin</source>
        <translation>bilirrubina</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>peso</translation>
    </message>
    <message>
        <source>height</source>
        <translation>talla</translation>
    </message>
    <message>
        <source>sex female</source>
        <translation>sexo femenino</translation>
    </message>
    <message>
        <source>sex male</source>
        <translation>sexo masculino</translation>
    </message>
    <message>
        <source>sex other</source>
        <translation>otro sexo</translation>
    </message>
    <message>
        <source>own history: %1</source>
        <translation>antecedente: %1</translation>
    </message>
    <message>
        <source>family: %1</source>
        <translation>familia: %1</translation>
    </message>
    <message>
        <source>exposure: %1</source>
        <translation>exposición: %1</translation>
    </message>
    <message>
        <source>earlier: %1</source>
        <translation>antes: %1</translation>
    </message>
    <message>
        <source>exam: %1</source>
        <translation>examen: %1</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>sin %1</translation>
    </message>
    <message>
        <source>age %1</source>
        <translation>edad %1</translation>
    </message>
    <message>
        <source>urgency %1</source>
        <translation>urgencia %1</translation>
    </message>
</context>
<context>
    <name>FindingsStep</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>What do you find?</source>
        <translation>¿Qué encuentra?</translation>
    </message>
    <message>
        <source>Show result</source>
        <translation>Mostrar resultado</translation>
    </message>
    <message>
        <source>None entered yet.</source>
        <translation>Todavía no hay ninguno.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Take back the last change of the findings</source>
        <translation>Deshacer el último cambio de los hallazgos</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mediciones</translation>
    </message>
    <message>
        <source>“%1” is typed but not entered: press Enter, or delete it.</source>
        <translation>«%1» está escrito pero no ingresado: presione Enter o bórrelo.</translation>
    </message>
    <message>
        <source>Confirm the findings of the note first.</source>
        <translation>Confirme primero los hallazgos de la nota.</translation>
    </message>
    <message>
        <source>Enter at least one finding or measurement.</source>
        <translation>Ingrese al menos un hallazgo o una medición.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n hallazgo</numerusform>
            <numerusform>%n hallazgos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>%n medición</numerusform>
            <numerusform>%n mediciones</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, absent</source>
        <translation>%1, ausente</translation>
    </message>
    <message>
        <source>%1, present</source>
        <translation>%1, presente</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>1  Import records</source>
        <translation>1  Importar registros</translation>
    </message>
    <message>
        <source>2  Train models</source>
        <translation>2  Entrenar modelos</translation>
    </message>
    <message>
        <source>3  Diagnose</source>
        <translation>3  Diagnosticar</translation>
    </message>
    <message>
        <source>Bring in patients whose diagnosis is known: a table (CSV) or Phenopackets. Nothing leaves here.</source>
        <translation>Traiga pacientes con diagnóstico conocido: una tabla (CSV) o Phenopackets. Nada sale de aquí.</translation>
    </message>
    <message>
        <source>Several families of models learn from them and are compared; a second person approves one.</source>
        <translation>Varias familias de modelos aprenden de ellos y se comparan; una segunda persona aprueba uno.</translation>
    </message>
    <message>
        <source>With the patient&apos;s consent. Works at once from Orphanet and OMIM, and better with your records.</source>
        <translation>Con el consentimiento del paciente. Funciona desde ya con Orphanet y OMIM, y mejor con sus registros.</translation>
    </message>
    <message>
        <source>Import records</source>
        <translation>Importar registros</translation>
    </message>
    <message>
        <source>Train models</source>
        <translation>Entrenar modelos</translation>
    </message>
    <message>
        <source>Diagnose a patient</source>
        <translation>Diagnosticar un paciente</translation>
    </message>
    <message>
        <source>Try with example patients</source>
        <translation>Probar con pacientes de ejemplo</translation>
    </message>
    <message>
        <source>Opens another workspace with made-up patients; this one stays as it is.</source>
        <translation>Abre otro espacio de trabajo con pacientes ficticios; este queda como está.</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Loading knowledge</source>
        <translation>Cargando el conocimiento</translation>
    </message>
    <message>
        <source>Diagnose a new patient</source>
        <translation>Diagnosticar un paciente nuevo</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Cambiar entre claro y oscuro</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Teclas y ayuda</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>Bloquear la ventana</translation>
    </message>
</context>
<context>
    <name>GroupWords</name>
    <message>
        <source>Women and girls</source>
        <translation>Mujeres y niñas</translation>
    </message>
    <message>
        <source>Men and boys</source>
        <translation>Hombres y niños</translation>
    </message>
    <message>
        <source>Another sex</source>
        <translation>Otro sexo</translation>
    </message>
    <message>
        <source>Sex unknown</source>
        <translation>Sexo desconocido</translation>
    </message>
    <message>
        <source>Age unknown</source>
        <translation>Edad desconocida</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 años</translation>
    </message>
</context>
<context>
    <name>GuessWords</name>
    <message>
        <source>Encoding</source>
        <translation>Codificación</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Separador</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>Signo decimal</translation>
    </message>
    <message>
        <source>First row holds names</source>
        <translation>La primera fila tiene nombres</translation>
    </message>
    <message>
        <source>Order in dates</source>
        <translation>Orden en las fechas</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>coma ,</translation>
    </message>
    <message>
        <source>semicolon ;</source>
        <translation>punto y coma ;</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulador</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>barra |</translation>
    </message>
    <message>
        <source>point .</source>
        <translation>punto .</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>año, mes, día</translation>
    </message>
    <message>
        <source>day, month, year</source>
        <translation>día, mes, año</translation>
    </message>
    <message>
        <source>month, day, year</source>
        <translation>mes, día, año</translation>
    </message>
    <message>
        <source>not certain: please choose</source>
        <translation>no es seguro: elija</translation>
    </message>
    <message>
        <source>stated by the profile</source>
        <translation>lo indica el perfil</translation>
    </message>
    <message>
        <source>the names of the profile stand there</source>
        <translation>están los nombres del perfil</translation>
    </message>
    <message>
        <source>no separator cuts the rows: one column</source>
        <translation>ningún separador divide las filas: una columna</translation>
    </message>
    <message>
        <source>%1 of %2 rows have %3 columns with it</source>
        <translation>%1 de %2 filas tienen %3 columnas con él</translation>
    </message>
    <message>
        <source>%1 of the %2 cells of the first row are numbers</source>
        <translation>%1 de las %2 celdas de la primera fila son números</translation>
    </message>
    <message>
        <source>%1 numbers with a comma, %2 with a point</source>
        <translation>%1 números con coma, %2 con punto</translation>
    </message>
    <message>
        <source>of %3 dates, %1 begin above 12 and %2 have the middle above 12</source>
        <translation>de %3 fechas, %1 empiezan por encima de 12 y %2 tienen el medio por encima de 12</translation>
    </message>
    <message>
        <source>the file says so in its first bytes</source>
        <translation>el archivo lo dice en sus primeros bytes</translation>
    </message>
    <message>
        <source>no accented letter in the file</source>
        <translation>ninguna letra con tilde en el archivo</translation>
    </message>
    <message>
        <source>%1 accented letters, all written so</source>
        <translation>%1 letras con tilde, todas escritas así</translation>
    </message>
    <message>
        <source>not UTF-8; its %1 accented letters make most sense so</source>
        <translation>no es UTF-8; sus %1 letras con tilde tienen más sentido así</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>The look is changed, but could not be saved for the next start.</source>
        <translation>La apariencia cambió, pero no se pudo guardar para la próxima vez.</translation>
    </message>
    <message>
        <source>Search or command…</source>
        <translation>Buscar o comando…</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Teclas y ayuda</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Colores claros</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Colores oscuros</translation>
    </message>
</context>
<context>
    <name>HeldOutGrid</name>
    <message>
        <source>By disease: shipped</source>
        <translation>Por enfermedad: original</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>nuestro</translation>
    </message>
    <message>
        <source>difference, 95 %</source>
        <translation>diferencia, 95 %</translation>
    </message>
    <message>
        <source>By case: shipped</source>
        <translation>Por caso: original</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Good evening, %1</source>
        <translation>Buenas noches, %1</translation>
    </message>
    <message>
        <source>Good morning, %1</source>
        <translation>Buenos días, %1</translation>
    </message>
    <message>
        <source>Good afternoon, %1</source>
        <translation>Buenas tardes, %1</translation>
    </message>
    <message>
        <source>Recent patients</source>
        <translation>Pacientes recientes</translation>
    </message>
    <message>
        <source>Nobody was seen yet. Whoever you diagnose appears here.</source>
        <translation>Todavía no se ha atendido a nadie. Aquí aparecen los pacientes que diagnostique.</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Age, sex</source>
        <translation>Edad, sexo</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Leading diagnosis</source>
        <translation>Diagnóstico principal</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Se conoce por</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>A moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>This workspace is empty. Three steps, in this order, and it can help you.</source>
        <translation>Este espacio de trabajo está vacío. Tres pasos, en este orden, y podrá ayudarle.</translation>
    </message>
    <message>
        <source>One diagnosis waits for its outcome.</source>
        <translation>Un diagnóstico espera su desenlace.</translation>
    </message>
    <message>
        <source>%1 diagnoses wait for their outcome.</source>
        <translation>%1 diagnósticos esperan su desenlace.</translation>
    </message>
    <message>
        <source>Nothing waits for an outcome.</source>
        <translation>Nada espera un desenlace.</translation>
    </message>
    <message>
        <source>No disease more likely than none</source>
        <translation>Ninguna enfermedad más probable que ninguna</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptado</translation>
    </message>
    <message>
        <source>overridden</source>
        <translation>no aceptado</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>en espera</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Cerrar aviso</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 more waiting</source>
        <translation>%1 más en espera</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>faltan unos %1 s</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>faltan unos %1 min</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>1 patient</source>
        <translation>1 paciente</translation>
    </message>
    <message>
        <source>%1 patients</source>
        <translation>%1 pacientes</translation>
    </message>
    <message>
        <source>Knowledge: %1</source>
        <translation>Conocimiento: %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>KeysHelp</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>Buscar o comando</translation>
    </message>
    <message>
        <source>Diagnose a new patient</source>
        <translation>Diagnosticar un paciente nuevo</translation>
    </message>
    <message>
        <source>Carry on (the coloured button)</source>
        <translation>Continuar (el botón de color)</translation>
    </message>
    <message>
        <source>Finding is present</source>
        <translation>El hallazgo está presente</translation>
    </message>
    <message>
        <source>Finding is absent</source>
        <translation>El hallazgo está ausente</translation>
    </message>
    <message>
        <source>To the questions of “Ask next”</source>
        <translation>A las preguntas de «Preguntar ahora»</translation>
    </message>
    <message>
        <source>Answer a question: yes, no, nobody knows</source>
        <translation>Responder una pregunta: sí, no, no se sabe</translation>
    </message>
    <message>
        <source>Y, N, ?</source>
        <translation>S, N, ?</translation>
    </message>
    <message>
        <source>Undo in a consultation</source>
        <translation>Deshacer en una consulta</translation>
    </message>
    <message>
        <source>Save or print a report</source>
        <translation>Guardar o imprimir un informe</translation>
    </message>
    <message>
        <source>Read the page anew</source>
        <translation>Leer la página de nuevo</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>Bloquear la ventana</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Teclas y ayuda</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Welcome to Hoofbeat</source>
        <translation>Bienvenido a Hoofbeat</translation>
    </message>
    <message>
        <source>Everything stays on this computer. Nothing is ever sent anywhere.</source>
        <translation>Todo se queda en este computador. Nunca se envía nada a ninguna parte.</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>¿Solo quiere mirar?</translation>
    </message>
    <message>
        <source>Open an example clinic with made-up patients. You can begin your own later.</source>
        <translation>Abra una clínica de ejemplo con pacientes ficticios. Después puede empezar la suya.</translation>
    </message>
    <message>
        <source>Try with example patients</source>
        <translation>Probar con pacientes de ejemplo</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>%1, say your passphrase to see the patients again.</source>
        <translation>%1, escriba su frase de contraseña para volver a ver los pacientes.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
</context>
<context>
    <name>LookUp</name>
    <message>
        <source>Copy address</source>
        <translation>Copiar dirección</translation>
    </message>
    <message>
        <source>Where to read about it</source>
        <translation>Dónde leer sobre ella</translation>
    </message>
    <message>
        <source>Identifiers: %1</source>
        <translation>Identificadores: %1</translation>
    </message>
    <message>
        <source>Copy the address %1</source>
        <translation>Copiar la dirección %1</translation>
    </message>
</context>
<context>
    <name>MapStep</name>
    <message>
        <source>Map</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>What does each column hold?</source>
        <translation>¿Qué contiene cada columna?</translation>
    </message>
    <message>
        <source>A first guess stands there; correct what is wrong. Enter on a column edits it.</source>
        <translation>Hay una primera suposición; corrija lo que esté mal. Enter sobre una columna la edita.</translation>
    </message>
    <message>
        <source>%1 of %2 columns come in</source>
        <translation>entran %1 de %2 columnas</translation>
    </message>
    <message>
        <source>Say of at least one column what it holds.</source>
        <translation>Diga qué contiene al menos una columna.</translation>
    </message>
    <message>
        <source>Nothing to map</source>
        <translation>Nada que asignar</translation>
    </message>
    <message>
        <source>Phenopackets say themselves what each value means.</source>
        <translation>Los phenopackets dicen por sí mismos qué significa cada valor.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>name of the clinic&apos;s profile, to use it again</source>
        <translation>nombre del perfil de la clínica, para usarlo de nuevo</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Columnas del archivo</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Contiene</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Significado</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>Guardar el perfil</translation>
    </message>
    <message>
        <source>found out from the file</source>
        <translation>deducido del archivo</translation>
    </message>
    <message>
        <source>%1 needs a term, or what its values mean.</source>
        <translation>%1 necesita un término o qué significan sus valores.</translation>
    </message>
    <message>
        <source>%1 and %2 cannot both be: %3.</source>
        <translation>%1 y %2 no pueden ser ambas: %3.</translation>
    </message>
</context>
<context>
    <name>MeasureDialog</name>
    <message>
        <source>Measure the ranking</source>
        <translation>Medir la ordenación</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Archivo…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cases whose disease is known are ranked by their findings. Only figures are kept.</source>
        <translation>Se ordenan por sus hallazgos casos cuya enfermedad se conoce. Solo se guardan cifras.</translation>
    </message>
    <message>
        <source>Published cases (GA4GH phenopackets)</source>
        <translation>Casos publicados (phenopackets GA4GH)</translation>
    </message>
    <message>
        <source>How high the true disease of each case stands.</source>
        <translation>Qué tan arriba queda la enfermedad verdadera de cada caso.</translation>
    </message>
    <message>
        <source>also with each case&apos;s own papers left out of the profiles</source>
        <translation>también sin los artículos de cada caso en los perfiles</translation>
    </message>
    <message>
        <source>zip, tar.gz or folder</source>
        <translation>zip, tar.gz o carpeta</translation>
    </message>
    <message>
        <source>What the first records of a disease add. Needs diseases with 15 cases from two papers.</source>
        <translation>Qué aportan los primeros registros de una enfermedad. Requiere enfermedades con 15 casos de dos artículos.</translation>
    </message>
    <message>
        <source>How often a disease that nobody describes is told from one that is.</source>
        <translation>Con qué frecuencia se distingue una enfermedad que nadie describe de una que sí.</translation>
    </message>
    <message>
        <source>Archives and phenopackets</source>
        <translation>Archivos comprimidos y phenopackets</translation>
    </message>
    <message>
        <source>Published cases</source>
        <translation>Casos publicados</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Folder of phenopackets</source>
        <translation>Carpeta de phenopackets</translation>
    </message>
    <message>
        <source>Choose a file or folder first.</source>
        <translation>Primero elija un archivo o una carpeta.</translation>
    </message>
</context>
<context>
    <name>MeasurementFields</name>
    <message>
        <source>&amp;Temperature</source>
        <translation>&amp;Temperatura</translation>
    </message>
    <message>
        <source>Blood &amp;pressure</source>
        <translation>&amp;Presión arterial</translation>
    </message>
    <message>
        <source>&amp;Glucose</source>
        <translation>&amp;Glucosa</translation>
    </message>
    <message>
        <source>Unit of glucose</source>
        <translation>Unidad de glucosa</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Blood pressure is two numbers, such as 110/70.</source>
        <translation>La presión arterial son dos números, como 110/70.</translation>
    </message>
    <message>
        <source>Systolic blood pressure</source>
        <translation>Presión arterial sistólica</translation>
    </message>
    <message>
        <source>Diastolic blood pressure</source>
        <translation>Presión arterial diastólica</translation>
    </message>
    <message>
        <source>The first number of blood pressure must be the higher one.</source>
        <translation>El primer número de la presión arterial debe ser el mayor.</translation>
    </message>
    <message>
        <source>Glucose</source>
        <translation>Glucosa</translation>
    </message>
    <message>
        <source>Glucose this low in mg/dL is rare in life: is the unit mmol/L?</source>
        <translation>Una glucosa tan baja en mg/dL es rara en vida: ¿la unidad es mmol/L?</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3 %4.</source>
        <translation>%1 debe ser un número de %2 a %3 %4.</translation>
    </message>
    <message>
        <source>below the usual range</source>
        <translation>por debajo del rango habitual</translation>
    </message>
    <message>
        <source>above the usual range</source>
        <translation>por encima del rango habitual</translation>
    </message>
</context>
<context>
    <name>ModelsStep</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Which models compete?</source>
        <translation>¿Qué modelos compiten?</translation>
    </message>
    <message>
        <source>All learn from the same rows; the comparison says which differences are real.</source>
        <translation>Todos aprenden de las mismas filas; la comparación dice qué diferencias son reales.</translation>
    </message>
    <message>
        <source>Tick at least one.</source>
        <translation>Marque al menos uno.</translation>
    </message>
    <message>
        <source>about %1 in all</source>
        <translation>unos %1 en total</translation>
    </message>
    <message>
        <source>about %1 on this machine</source>
        <translation>unos %1 en este equipo</translation>
    </message>
</context>
<context>
    <name>NameDelegate</name>
    <message>
        <source>SYNTHETIC</source>
        <translation>SINTÉTICO</translation>
    </message>
</context>
<context>
    <name>NoteFindings</name>
    <message>
        <source>Add none</source>
        <translation>No agregar ninguno</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) in this note: untick what is not so</source>
        <translation>
            <numerusform>%n hallazgo en esta nota: desmárquelo si no es así</numerusform>
            <numerusform>%n hallazgos en esta nota: desmarque los que no sean así</numerusform>
        </translation>
    </message>
    <message>
        <source>No finding was recognised in this note</source>
        <translation>No se reconoció ningún hallazgo en esta nota</translation>
    </message>
    <message>
        <source>%1, absent</source>
        <translation>%1, ausente</translation>
    </message>
    <message numerus="yes">
        <source>Add %n finding(s)</source>
        <translation>
            <numerusform>Agregar %n hallazgo</numerusform>
            <numerusform>Agregar %n hallazgos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesLine</name>
    <message numerus="yes">
        <source>Likely: the first %Ln; such sets hold the diagnosis in 90 of 100</source>
        <translation>
            <numerusform>Probable: la primera; conjuntos así contienen el diagnóstico en 90 de 100</numerusform>
            <numerusform>Probables: las %Ln primeras; conjuntos así contienen el diagnóstico en 90 de 100</numerusform>
        </translation>
    </message>
    <message>
        <source>Age within the training range</source>
        <translation>Edad dentro del rango de entrenamiento</translation>
    </message>
    <message>
        <source>missing: %1</source>
        <translation>falta: %1</translation>
    </message>
    <message>
        <source>probabilities as in published cases</source>
        <translation>probabilidades como en casos publicados</translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed case(s) known beside the model</source>
        <translation>
            <numerusform>%Ln caso confirmado que se conoce además del modelo</numerusform>
            <numerusform>%Ln casos confirmados que se conocen además del modelo</numerusform>
        </translation>
    </message>
    <message>
        <source>some of the cases are SYNTHETIC: for practice only</source>
        <translation>algunos casos son SINTÉTICOS: solo para practicar</translation>
    </message>
    <message>
        <source>orphan diseases in the order of reranker %1, trained here</source>
        <translation>enfermedades huérfanas según el reordenador %1, entrenado aquí</translation>
    </message>
    <message>
        <source>reranker %1 was made for another version: the shipped one ranked</source>
        <translation>el reordenador %1 es de otra versión: ordenó el original</translation>
    </message>
    <message>
        <source>Age outside the training range</source>
        <translation>Edad fuera del rango de entrenamiento</translation>
    </message>
    <message>
        <source>no model: no probabilities</source>
        <translation>sin modelo: sin probabilidades</translation>
    </message>
    <message>
        <source>SYNTHETIC model: for practice only</source>
        <translation>Modelo SINTÉTICO: solo para practicar</translation>
    </message>
    <message>
        <source>%1 diseases considered</source>
        <translation>%1 enfermedades consideradas</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>PassphraseCard</name>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>The old one</source>
        <translation>La anterior</translation>
    </message>
    <message>
        <source>The new one</source>
        <translation>La nueva</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Cambiarla</translation>
    </message>
    <message>
        <source>The example&apos;s passphrase is public and stays as it is.</source>
        <translation>La frase de contraseña del ejemplo es pública y no cambia.</translation>
    </message>
    <message>
        <source>Your passphrase is changed.</source>
        <translation>Su frase de contraseña cambió.</translation>
    </message>
</context>
<context>
    <name>PatientChoice</name>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Name or number of the patient…</source>
        <translation>Nombre o número del paciente…</translation>
    </message>
    <message>
        <source>Another patient</source>
        <translation>Otro paciente</translation>
    </message>
    <message>
        <source>new patient</source>
        <translation>paciente nuevo</translation>
    </message>
    <message>
        <source>New patient “%1”</source>
        <translation>Paciente nuevo «%1»</translation>
    </message>
    <message>
        <source>SYNTHETIC</source>
        <translation>SINTÉTICO</translation>
    </message>
</context>
<context>
    <name>PatientDetail</name>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Diagnose this patient</source>
        <translation>Diagnosticar a este paciente</translation>
    </message>
    <message>
        <source>Attach file…</source>
        <translation>Adjuntar archivo…</translation>
    </message>
    <message>
        <source>Attaching a file</source>
        <translation>Adjuntando un archivo</translation>
    </message>
    <message>
        <source>Attach files to the patient</source>
        <translation>Adjuntar archivos al paciente</translation>
    </message>
    <message>
        <source>Revoking a consent</source>
        <translation>Revocando un consentimiento</translation>
    </message>
    <message>
        <source>No patient chosen</source>
        <translation>Ningún paciente elegido</translation>
    </message>
    <message>
        <source>Choose one in the list.</source>
        <translation>Elija uno de la lista.</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Ninguno todavía.</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>Diagnósticos</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consentimientos</translation>
    </message>
    <message>
        <source>Revoke the consent of %1</source>
        <translation>Revocar el consentimiento del %1</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Revocar…</translation>
    </message>
    <message>
        <source>None: nothing is inferred for this patient.</source>
        <translation>Ninguno: no se infiere nada de este paciente.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · revoked %2</source>
        <translation>%1 · revocado %2</translation>
    </message>
    <message>
        <source>%1 · replaced</source>
        <translation>%1 · reemplazado</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptado</translation>
    </message>
    <message>
        <source>overridden</source>
        <translation>no aceptado</translation>
    </message>
    <message>
        <source>for review</source>
        <translation>por revisar</translation>
    </message>
    <message>
        <source>date not known</source>
        <translation>fecha desconocida</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n hallazgo</numerusform>
            <numerusform>%n hallazgos</numerusform>
        </translation>
    </message>
    <message>
        <source>What is kept of the patient</source>
        <translation>Lo que se conserva del paciente</translation>
    </message>
</context>
<context>
    <name>PatientRows</name>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Age, sex</source>
        <translation>Edad, sexo</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
</context>
<context>
    <name>PatientStep</name>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Who is the patient, and what went before?</source>
        <translation>¿Quién es el paciente y qué antecedentes tiene?</translation>
    </message>
    <message>
        <source>Everything here may stay empty</source>
        <translation>Todo aquí puede quedar vacío</translation>
    </message>
    <message>
        <source>&amp;Urgency, 1 to 10</source>
        <translation>&amp;Urgencia, de 1 a 10</translation>
    </message>
    <message>
        <source>Earlier diagnoses</source>
        <translation>Diagnósticos previos</translation>
    </message>
    <message>
        <source>Earlier exams</source>
        <translation>Exámenes previos</translation>
    </message>
    <message>
        <source>Own history</source>
        <translation>Antecedentes personales</translation>
    </message>
    <message>
        <source>Family history</source>
        <translation>Antecedentes familiares</translation>
    </message>
    <message>
        <source>Travel and exposure</source>
        <translation>Viajes y exposición</translation>
    </message>
    <message>
        <source>Type a disease…</source>
        <translation>Escriba una enfermedad…</translation>
    </message>
    <message>
        <source>Exam and its answer, Enter…</source>
        <translation>Examen y su resultado, Enter…</translation>
    </message>
    <message>
        <source>Surgery, allergy, medicine…</source>
        <translation>Cirugía, alergia, medicamento…</translation>
    </message>
    <message>
        <source>Who, and what…</source>
        <translation>Quién y qué…</translation>
    </message>
    <message>
        <source>Place, animal, work…</source>
        <translation>Lugar, animal, trabajo…</translation>
    </message>
    <message>
        <source>Attach file…</source>
        <translation>Adjuntar archivo…</translation>
    </message>
    <message>
        <source>Under 18 years: a parent or guardian must consent. Go back and capture the consent again.</source>
        <translation>Menor de 18 años: debe consentir el padre, la madre o el acudiente. Vuelva y registre de nuevo el consentimiento.</translation>
    </message>
    <message>
        <source>Attach files to the patient</source>
        <translation>Adjuntar archivos al paciente</translation>
    </message>
    <message>
        <source>Attaching a file</source>
        <translation>Adjuntando un archivo</translation>
    </message>
</context>
<context>
    <name>PatientWords</name>
    <message>
        <source>%1 years</source>
        <translation>%1 años</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 mes</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 meses</translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>months</comment>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>consent for care, %1 (research: %2)</source>
        <translation>consentimiento para atención, %1 (investigación: %2)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>care</source>
        <translation>atención</translation>
    </message>
    <message>
        <source>research</source>
        <translation>investigación</translation>
    </message>
    <message>
        <source>sharing</source>
        <translation>compartir</translation>
    </message>
    <message>
        <source>care, research</source>
        <translation>atención, investigación</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>revocado</translation>
    </message>
</context>
<context>
    <name>PatientsPage</name>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Name or number…</source>
        <translation>Nombre o número…</translation>
    </message>
    <message>
        <source>Search patients</source>
        <translation>Buscar pacientes</translation>
    </message>
    <message>
        <source>No patients yet. Import the clinic&apos;s records, or diagnose the first patient.</source>
        <translation>Todavía no hay pacientes. Importe los registros de la clínica o diagnostique al primero.</translation>
    </message>
    <message>
        <source>Import records</source>
        <translation>Importar registros</translation>
    </message>
    <message>
        <source>Diagnose a patient</source>
        <translation>Diagnosticar un paciente</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln encontrado</numerusform>
            <numerusform>%Ln encontrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patient(s)</source>
        <translation>
            <numerusform>%Ln paciente</numerusform>
            <numerusform>%Ln pacientes</numerusform>
        </translation>
    </message>
    <message>
        <source>Age, sex</source>
        <translation>Edad, sexo</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Add a person</source>
        <translation>Agregar una persona</translation>
    </message>
    <message>
        <source>Roles of %1</source>
        <translation>Roles de %1</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Name, as others see it</source>
        <translation>Nombre, como lo ven los demás</translation>
    </message>
    <message>
        <source>Short name to sign in with</source>
        <translation>Nombre corto para ingresar</translation>
    </message>
    <message>
        <source>First passphrase; to be changed under Settings</source>
        <translation>Primera frase de contraseña; se cambia en Configuración</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Type both names first</source>
        <translation>Escriba primero ambos nombres</translation>
    </message>
    <message>
        <source>The passphrase needs %1 letters or more</source>
        <translation>La frase de contraseña necesita %1 letras o más</translation>
    </message>
    <message>
        <source>Choose one role or more</source>
        <translation>Elija uno o más roles</translation>
    </message>
</context>
<context>
    <name>PersonStep</name>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>Quién es usted</translation>
    </message>
    <message>
        <source>You get every role; others can be added later, under Users.</source>
        <translation>Usted recibe todos los roles; después puede agregar a otras personas en Usuarios.</translation>
    </message>
    <message>
        <source>Type your name first</source>
        <translation>Escriba primero su nombre</translation>
    </message>
    <message>
        <source>The passphrase needs %1 letters or more</source>
        <translation>La frase de contraseña necesita %1 letras o más</translation>
    </message>
    <message>
        <source>The two passphrases differ</source>
        <translation>Las dos frases de contraseña son distintas</translation>
    </message>
    <message>
        <source>Make the workspace</source>
        <translation>Crear el espacio de trabajo</translation>
    </message>
    <message>
        <source>Your name, as others see it</source>
        <translation>Su nombre, como lo ven los demás</translation>
    </message>
    <message>
        <source>Short name to sign in with</source>
        <translation>Nombre corto para ingresar</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Passphrase, once more</source>
        <translation>Frase de contraseña, otra vez</translation>
    </message>
    <message>
        <source>Four words that nobody would guess are good. Nobody can look it up for you.</source>
        <translation>Cuatro palabras que nadie adivine son buenas. Nadie puede consultarla por usted.</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Too few cases to rely on with %1 findings.</source>
        <translation>Muy pocos casos para confiar con %1 hallazgos.</translation>
    </message>
</context>
<context>
    <name>PreparePage</name>
    <message>
        <source>Prepare</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>A dataset version is frozen for good: the same rows, the same 70 / 20 / 10 parts, one hash.</source>
        <translation>Una versión de datos se congela para siempre: las mismas filas, las mismas partes 70 / 20 / 10, una sola huella.</translation>
    </message>
    <message>
        <source>Freeze a dataset version</source>
        <translation>Congelar una versión de datos</translation>
    </message>
    <message>
        <source>Train models…</source>
        <translation>Entrenar modelos…</translation>
    </message>
    <message>
        <source>No dataset version yet: freeze one of the records that may be learned from.</source>
        <translation>Todavía no hay versiones de datos: congele una con los registros de los que se puede aprender.</translation>
    </message>
    <message>
        <source>Back in preparation</source>
        <translation>De vuelta en preparación</translation>
    </message>
    <message>
        <source>what models that were sent back left to do</source>
        <translation>lo que dejaron por hacer los modelos devueltos</translation>
    </message>
    <message>
        <source>Nothing was sent back.</source>
        <translation>No se devolvió nada.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>Mostrar la corrida</translation>
    </message>
    <message>
        <source>Dataset versions</source>
        <translation>Versiones de datos</translation>
    </message>
    <message>
        <source>%1 frozen: %2 rows</source>
        <translation>%1 congelado: %2 filas</translation>
    </message>
</context>
<context>
    <name>ProductionCard</name>
    <message>
        <source>In production</source>
        <translation>En producción</translation>
    </message>
    <message>
        <source>Diagnose a patient</source>
        <translation>Diagnosticar un paciente</translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed case(s) are in the ranking</source>
        <translation>
            <numerusform>%Ln caso confirmado entra en la ordenación</numerusform>
            <numerusform>%Ln casos confirmados entran en la ordenación</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed case(s) that v%1 has not learned from are in the ranking</source>
        <translation>
            <numerusform>%Ln caso confirmado del que la v%1 no ha aprendido entra en la ordenación</numerusform>
            <numerusform>%Ln casos confirmados de los que la v%1 no ha aprendido entran en la ordenación</numerusform>
        </translation>
    </message>
    <message>
        <source>some of them SYNTHETIC</source>
        <translation>algunos de ellos SINTÉTICOS</translation>
    </message>
    <message>
        <source>other diseases in the first ten: %1 % → %2 %</source>
        <translation>otras enfermedades entre las diez primeras: %1 % → %2 %</translation>
    </message>
    <message>
        <source>Of %1 patients simulated from the knowledge, with other diseases: how many have theirs among the first ten, without and with the confirmed cases.</source>
        <translation>De %1 pacientes simulados a partir del conocimiento, con otras enfermedades: cuántos tienen la suya entre las diez primeras, sin y con los casos confirmados.</translation>
    </message>
    <message>
        <source>Approved by %1 on %2 · trained on %3 patients</source>
        <translation>Aprobado por %1 el %2 · entrenado con %3 pacientes</translation>
    </message>
    <message>
        <source>Trained on %1 patients</source>
        <translation>Entrenado con %1 pacientes</translation>
    </message>
    <message>
        <source>Knowledge only</source>
        <translation>Solo conocimiento</translation>
    </message>
    <message>
        <source>No model of this clinic is in production. Diagnoses rest on what Orphanet and OMIM know; they say which diseases fit, not how often they occur here.</source>
        <translation>Ningún modelo de esta clínica está en producción. Los diagnósticos se apoyan en lo que saben Orphanet y OMIM: dicen qué enfermedades encajan, no qué tan frecuentes son aquí.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Trained runs</source>
        <translation>Corridas entrenadas</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>Comparar corridas</translation>
    </message>
    <message>
        <source>Train models</source>
        <translation>Entrenar modelos</translation>
    </message>
</context>
<context>
    <name>ProductionStep</name>
    <message>
        <source>Put into production</source>
        <translation>Poner en producción</translation>
    </message>
    <message>
        <source>Approved. Use it from now on?</source>
        <translation>Aprobado. ¿Usarlo desde ahora?</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Producción</translation>
    </message>
    <message>
        <source>Running its golden cases…</source>
        <translation>Ejecutando sus casos de prueba…</translation>
    </message>
    <message>
        <source>An approver or administrator puts it into production, under Registry.</source>
        <translation>Un aprobador o administrador lo pone en producción, en Registro.</translation>
    </message>
    <message>
        <source>Not now: it stays in the registry</source>
        <translation>Ahora no: queda en el registro</translation>
    </message>
    <message>
        <source>Its golden cases run first: it must answer them exactly as when it was trained.</source>
        <translation>Primero se ejecutan sus casos de prueba: debe responderlos exactamente como cuando se entrenó.</translation>
    </message>
    <message>
        <source>Golden cases</source>
        <translation>Casos de prueba</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Activate a model</source>
        <translation>Activar un modelo</translation>
    </message>
    <message>
        <source>%1 is in production</source>
        <translation>%1 está en producción</translation>
    </message>
    <message>
        <source>Signed by %1 as opening %2: %3</source>
        <translation>Firmado por %1 como apertura %2: %3</translation>
    </message>
    <message>
        <source>No version is in production yet.</source>
        <translation>Todavía no hay ninguna versión en producción.</translation>
    </message>
    <message>
        <source>It replaces %1 (%2), which stays one roll-back away.</source>
        <translation>Reemplaza a %1 (%2), que queda a un paso de retroceso.</translation>
    </message>
</context>
<context>
    <name>PublishedPlots</name>
    <message>
        <source>unseen</source>
        <translation>no leídos</translation>
    </message>
    <message>
        <source>papers left out</source>
        <translation>sin sus artículos</translation>
    </message>
    <message>
        <source>full (flatters)</source>
        <translation>completo (halaga)</translation>
    </message>
    <message>
        <source>top-%1</source>
        <translation>top-%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>How high the disease stands</source>
        <translation>Qué tan arriba queda</translation>
    </message>
    <message>
        <source>among the first</source>
        <translation>entre las primeras</translation>
    </message>
    <message>
        <source>No case of this archive could be ranked.</source>
        <translation>Ningún caso de este archivo se pudo ordenar.</translation>
    </message>
    <message>
        <source>The profiles have read the paper of every case, so that only flattering figures are left: %1 stand first, %2 among the ten shown.</source>
        <translation>Los perfiles han leído el artículo de todos los casos, así que solo quedan cifras halagüeñas: el %1 queda de primero y el %2 entre las diez mostradas.</translation>
    </message>
    <message>
        <source>Where the profile has not read the case&apos;s paper, %1 of diseases stand first and %2 among the ten shown; with all papers read it looks like %3 and %4.</source>
        <translation>Donde el perfil no ha leído el artículo del caso, el %1 de las enfermedades queda de primera y el %2 entre las diez mostradas; con todo leído parecería el %3 y el %4.</translation>
    </message>
    <message>
        <source>Hits by findings</source>
        <translation>Por hallazgos</translation>
    </message>
    <message>
        <source>macro, %1</source>
        <translation>macro, %1</translation>
    </message>
    <message>
        <source>present findings</source>
        <translation>hallazgos presentes</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>casos</translation>
    </message>
    <message>
        <source>The ten shown hold %1 of diseases, however many findings are known.</source>
        <translation>Las diez mostradas contienen el %1 de las enfermedades, sin importar cuántos hallazgos se conozcan.</translation>
    </message>
    <message>
        <source>Best with %1 findings: the ten shown hold %2 of diseases; blindest with %3: %4.</source>
        <translation>Mejor con %1 hallazgos: las diez mostradas contienen el %2 de las enfermedades; más ciega con %3: el %4.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>ten shown, %1</source>
        <translation>las diez, %1</translation>
    </message>
    <message>
        <source>first, %1</source>
        <translation>la primera, %1</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>afirmado</translation>
    </message>
    <message>
        <source>true</source>
        <translation>cierto</translation>
    </message>
    <message>
        <source>No case says how sure the ranking was.</source>
        <translation>Ningún caso dice qué tan segura estaba la ordenación.</translation>
    </message>
    <message>
        <source>about right</source>
        <translation>más o menos lo justo</translation>
    </message>
    <message>
        <source>it claims too little</source>
        <translation>afirma de menos</translation>
    </message>
    <message>
        <source>it claims too much</source>
        <translation>afirma de más</translation>
    </message>
    <message>
        <source>The first disease is right in %1 of papers and %2 was claimed: %3 (calibration error %4).</source>
        <translation>La primera enfermedad es la correcta en el %1 de los artículos y se afirmó el %2: %3 (error de calibración %4).</translation>
    </message>
    <message>
        <source>The ten shown hold the disease in %1 of papers and %2 was claimed: %3.</source>
        <translation>Las diez mostradas contienen la enfermedad en el %1 de los artículos y se afirmó el %2: %3.</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>on examination</source>
        <translation>al examen físico</translation>
    </message>
    <message>
        <source>laboratory</source>
        <translation>laboratorio</translation>
    </message>
    <message>
        <source>imaging or recording</source>
        <translation>imagen o registro</translation>
    </message>
    <message>
        <source>tissue or genes</source>
        <translation>tejido o genes</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>¿%1?</translation>
    </message>
    <message>
        <source>nobody knows</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>Nobody knows: do not ask again</source>
        <translation>No se sabe: no volver a preguntar</translation>
    </message>
    <message>
        <source>%1 not described</source>
        <translation>%1 no descrito</translation>
    </message>
    <message>
        <source>%1 %2 in 10</source>
        <translation>%1 %2 de 10</translation>
    </message>
</context>
<context>
    <name>RankingCard</name>
    <message>
        <source>Ranking</source>
        <translation>Ordenación</translation>
    </message>
    <message>
        <source>Of all new patients, how many have a disease that this clinic has not recorded yet; and how many of those have one that nobody has described.</source>
        <translation>De todos los pacientes nuevos, cuántos tienen una enfermedad que esta clínica aún no ha registrado; y cuántos de ellos, una que nadie ha descrito.</translation>
    </message>
    <message>
        <source>Why it changes</source>
        <translation>Por qué cambia</translation>
    </message>
    <message>
        <source>Why the ranking changes</source>
        <translation>Por qué cambia la ordenación</translation>
    </message>
    <message>
        <source>Sign ranking</source>
        <translation>Firmar ordenación</translation>
    </message>
    <message>
        <source>proposed, not signed yet</source>
        <translation>propuesta, aún sin firmar</translation>
    </message>
    <message>
        <source>version %1, signed by %2 on %3</source>
        <translation>versión %1, firmada por %2 el %3</translation>
    </message>
    <message>
        <source>Share not recorded here</source>
        <translation>Proporción no registrada aquí</translation>
    </message>
    <message>
        <source>Of these, undescribed</source>
        <translation>De ellas, no descritas</translation>
    </message>
    <message>
        <source>“Any disease” from</source>
        <translation>«Alguna enfermedad» desde</translation>
    </message>
    <message>
        <source>The ranking is signed.</source>
        <translation>La ordenación está firmada.</translation>
    </message>
</context>
<context>
    <name>RankingRows</name>
    <message>
        <source>Of 100 such patients</source>
        <translation>De 100 pacientes así</translation>
    </message>
    <message>
        <source>Findings that match</source>
        <translation>Hallazgos que coinciden</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Se conoce por</translation>
    </message>
    <message>
        <source>Disease</source>
        <translation>Enfermedad</translation>
    </message>
    <message>
        <source>For and against</source>
        <translation>A favor y en contra</translation>
    </message>
    <message>
        <source>No disease</source>
        <translation>Ninguna enfermedad</translation>
    </message>
    <message>
        <source>Unknown disease</source>
        <translation>Enfermedad desconocida</translation>
    </message>
    <message>
        <source>do not miss</source>
        <translation>no omitir</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>less than 1</source>
        <translation>menos de 1</translation>
    </message>
    <message>
        <source>more than 99</source>
        <translation>más de 99</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>unos %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of our patients</source>
        <translation>
            <numerusform>%Ln de nuestros pacientes</numerusform>
            <numerusform>%Ln de nuestros pacientes</numerusform>
        </translation>
    </message>
    <message>
        <source>Common, none here yet</source>
        <translation>Frecuente, aún sin casos aquí</translation>
    </message>
    <message>
        <source>literature</source>
        <translation>literatura</translation>
    </message>
    <message>
        <source>%1 here, %2</source>
        <translation>%1 aquí, %2</translation>
    </message>
    <message>
        <source>%1, none here yet</source>
        <translation>%1, ninguno aquí todavía</translation>
    </message>
    <message>
        <source>for: %1; against: %2</source>
        <translation>a favor: %1; en contra: %2</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
</context>
<context>
    <name>RankingTable</name>
    <message>
        <source>Ranking of diseases</source>
        <translation>Ordenación de enfermedades</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
</context>
<context>
    <name>ReadStep</name>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Is it read right?</source>
        <translation>¿Se lee bien?</translation>
    </message>
    <message>
        <source>What was found out by itself, why, and the first %1 rows.</source>
        <translation>Lo que se dedujo, por qué, y las primeras %1 filas.</translation>
    </message>
    <message>
        <source>Choose the order in dates.</source>
        <translation>Elija el orden en las fechas.</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Primeras filas del archivo</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Reason (kept in the audit trail)</source>
        <translation>Razón (queda en la auditoría)</translation>
    </message>
</context>
<context>
    <name>RecallByRecords</name>
    <message>
        <source>recall by records</source>
        <translation>sensibilidad según registros</translation>
    </message>
    <message>
        <source>recall by records · rings: %1</source>
        <translation>sensibilidad según registros · anillos: %1</translation>
    </message>
    <message>
        <source>Horses and zebras</source>
        <translation>Caballos y cebras</translation>
    </message>
    <message>
        <source>This run measured no disease.</source>
        <translation>Esta corrida no midió ninguna enfermedad.</translation>
    </message>
    <message>
        <source>Recall of %1 diseases by number of records, %2: on average %3 for the %4 with more than %5 records, %6 for the %7 with fewer.</source>
        <translation>Sensibilidad de %1 enfermedades según el número de registros, %2: en promedio %3 para las %4 con más de %5 registros, %6 para las %7 con menos.</translation>
    </message>
    <message>
        <source>Disease</source>
        <translation>Enfermedad</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>records of the disease (log)</source>
        <translation>registros de la enfermedad (log)</translation>
    </message>
    <message>
        <source>◇ ≤ 20 records</source>
        <translation>◇ ≤ 20 registros</translation>
    </message>
    <message>
        <source>● &gt; 20 records</source>
        <translation>● &gt; 20 registros</translation>
    </message>
</context>
<context>
    <name>RecordsPlots</name>
    <message>
        <source>Diseases with records</source>
        <translation>Enfermedades con registros</translation>
    </message>
    <message>
        <source>Diseases nobody describes</source>
        <translation>Enfermedades no descritas</translation>
    </message>
    <message>
        <source>The price: diseases without records</source>
        <translation>El precio: enfermedades sin registros</translation>
    </message>
    <message>
        <source>top-%1</source>
        <translation>top-%1</translation>
    </message>
    <message>
        <source>records of each disease</source>
        <translation>registros de cada enfermedad</translation>
    </message>
    <message>
        <source>had on average</source>
        <translation>tenía en promedio</translation>
    </message>
    <message>
        <source>The 95 % intervals do not meet: records add.</source>
        <translation>Los intervalos del 95 % no se tocan: los registros aportan.</translation>
    </message>
    <message>
        <source>The 95 % intervals overlap: with so few diseases this may be chance.</source>
        <translation>Los intervalos del 95 % se superponen: con tan pocas enfermedades puede ser azar.</translation>
    </message>
    <message>
        <source>%1 of diseases stand first without a record, %2 with one, %3 with up to %4. %5</source>
        <translation>El %1 de las enfermedades queda de primera sin registros, el %2 con uno, el %3 con hasta %4. %5</translation>
    </message>
    <message>
        <source>Without a record they cannot be found. With one, %1 of them stand among the ten shown; with up to %2, %3.</source>
        <translation>Sin registros no se pueden encontrar. Con uno, el %1 queda entre las diez mostradas; con hasta %2, el %3.</translation>
    </message>
    <message>
        <source>No disease of this archive is described nowhere and has cases enough.</source>
        <translation>Ninguna enfermedad de este archivo carece de descripción y tiene casos suficientes.</translation>
    </message>
    <message>
        <source>No other disease of this archive could be ranked.</source>
        <translation>Ninguna otra enfermedad de este archivo se pudo ordenar.</translation>
    </message>
    <message>
        <source>Diseases without records lose nothing.</source>
        <translation>Las enfermedades sin registros no pierden nada.</translation>
    </message>
    <message>
        <source>Diseases without records lose at most %1 points.</source>
        <translation>Las enfermedades sin registros pierden a lo sumo %1 puntos.</translation>
    </message>
</context>
<context>
    <name>RecordsWatch</name>
    <message>
        <source>Confirmed cases</source>
        <translation>Casos confirmados</translation>
    </message>
    <message>
        <source>Taking in confirmed cases</source>
        <translation>Incorporando los casos confirmados</translation>
    </message>
</context>
<context>
    <name>RefusalRows</name>
    <message>
        <source>an age nobody has</source>
        <translation>una edad que nadie tiene</translation>
    </message>
    <message>
        <source>an age without its unit</source>
        <translation>una edad sin su unidad</translation>
    </message>
    <message>
        <source>an unknown unit of age</source>
        <translation>una unidad de edad desconocida</translation>
    </message>
    <message>
        <source>the case stands in the file already</source>
        <translation>el caso ya está en el archivo</translation>
    </message>
    <message>
        <source>day and month cannot be told apart</source>
        <translation>no se distinguen el día y el mes</translation>
    </message>
    <message>
        <source>not a date</source>
        <translation>no es una fecha</translation>
    </message>
    <message>
        <source>a date that cannot be</source>
        <translation>una fecha imposible</translation>
    </message>
    <message>
        <source>a finding the value map does not name</source>
        <translation>un hallazgo que la tabla de valores no nombra</translation>
    </message>
    <message>
        <source>the same patient with the same content again</source>
        <translation>el mismo paciente con el mismo contenido otra vez</translation>
    </message>
    <message>
        <source>neither present nor absent</source>
        <translation>ni presente ni ausente</translation>
    </message>
    <message>
        <source>a number of the patient or case that is too long</source>
        <translation>un número de paciente o de caso demasiado largo</translation>
    </message>
    <message>
        <source>a measurement nobody survives, or another unit</source>
        <translation>una medición incompatible con la vida, o en otra unidad</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>no es un número</translation>
    </message>
    <message>
        <source>a number out of range</source>
        <translation>un número fuera de rango</translation>
    </message>
    <message>
        <source>no patient number</source>
        <translation>sin número de paciente</translation>
    </message>
    <message>
        <source>not a phenopacket</source>
        <translation>no es un phenopacket</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>no es JSON</translation>
    </message>
    <message>
        <source>too large for one patient</source>
        <translation>demasiado grande para un solo paciente</translation>
    </message>
    <message>
        <source>a quotation mark that is never closed</source>
        <translation>unas comillas que nunca se cierran</translation>
    </message>
    <message>
        <source>too few fields</source>
        <translation>faltan campos</translation>
    </message>
    <message>
        <source>the row is too long</source>
        <translation>la fila es demasiado larga</translation>
    </message>
    <message>
        <source>too many fields</source>
        <translation>sobran campos</translation>
    </message>
    <message>
        <source>not a severity</source>
        <translation>no es una gravedad</translation>
    </message>
    <message>
        <source>not a sex</source>
        <translation>no es un sexo</translation>
    </message>
    <message>
        <source>the text is too long</source>
        <translation>el texto es demasiado largo</translation>
    </message>
    <message>
        <source>an urgency outside 0 to 10</source>
        <translation>una urgencia fuera de 0 a 10</translation>
    </message>
    <message>
        <source>Cases without any finding or measurement</source>
        <translation>Casos sin hallazgos ni mediciones</translation>
    </message>
    <message>
        <source>Cases without a diagnosis: nothing is learned from them</source>
        <translation>Casos sin diagnóstico: no se aprende nada de ellos</translation>
    </message>
    <message>
        <source>No case has a diagnosis: nothing can be learned</source>
        <translation>Ningún caso tiene diagnóstico: no se puede aprender nada</translation>
    </message>
    <message>
        <source>All cases have the same diagnosis</source>
        <translation>Todos los casos tienen el mismo diagnóstico</translation>
    </message>
    <message>
        <source>Diagnoses with few cases</source>
        <translation>Diagnósticos con pocos casos</translation>
    </message>
    <message>
        <source>Diagnoses the knowledge does not have</source>
        <translation>Diagnósticos que el conocimiento no tiene</translation>
    </message>
    <message>
        <source>Different cases that say exactly the same</source>
        <translation>Casos distintos que dicen exactamente lo mismo</translation>
    </message>
    <message>
        <source>A finding present while its general form is absent</source>
        <translation>Un hallazgo presente mientras su forma general está ausente</translation>
    </message>
    <message>
        <source>A finding the other sex has</source>
        <translation>Un hallazgo propio del otro sexo</translation>
    </message>
    <message>
        <source>Blood pressure the wrong way round</source>
        <translation>Presión arterial invertida</translation>
    </message>
    <message>
        <source>No patient number: each row is a patient of its own</source>
        <translation>Sin número de paciente: cada fila es un paciente distinto</translation>
    </message>
    <message>
        <source>A severity where there is no disease</source>
        <translation>Una gravedad donde no hay enfermedad</translation>
    </message>
    <message>
        <source>Findings the knowledge does not have</source>
        <translation>Hallazgos que el conocimiento no tiene</translation>
    </message>
    <message>
        <source>date</source>
        <translation>fecha</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>long text</source>
        <translation>texto largo</translation>
    </message>
    <message>
        <source>member</source>
        <translation>elemento</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>number out of range</source>
        <translation>número fuera de rango</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>Why refused</source>
        <translation>Por qué se rechazó</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Dudoso</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Cuántas veces</translation>
    </message>
    <message>
        <source>For example line</source>
        <translation>Por ejemplo, línea</translation>
    </message>
</context>
<context>
    <name>RegistryPage</name>
    <message>
        <source>Registry</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Approved versions, signed and unchanged since; one of them is in production.</source>
        <translation>Versiones aprobadas, firmadas y sin cambios desde entonces; una de ellas está en producción.</translation>
    </message>
    <message>
        <source>Roll back one step…</source>
        <translation>Retroceder un paso…</translation>
    </message>
    <message>
        <source>Activate…</source>
        <translation>Activar…</translation>
    </message>
    <message>
        <source>No version yet: compare runs and send one to approval.</source>
        <translation>Todavía no hay versiones: compare corridas y envíe una a aprobación.</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>Comparar corridas</translation>
    </message>
    <message>
        <source>Model versions</source>
        <translation>Versiones del modelo</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Its golden cases run first. The version before stays one step away.</source>
        <translation>Primero se ejecutan sus casos de prueba. La versión anterior queda a un paso.</translation>
    </message>
    <message>
        <source>Put %1 into production?</source>
        <translation>¿Poner %1 en producción?</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>The version that was in production before answers again, after its golden cases have run.</source>
        <translation>Vuelve a responder la versión que estaba antes en producción, después de ejecutar sus casos de prueba.</translation>
    </message>
    <message>
        <source>Roll back one step?</source>
        <translation>¿Retroceder un paso?</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Retroceder</translation>
    </message>
    <message>
        <source>Activate a model</source>
        <translation>Activar un modelo</translation>
    </message>
    <message>
        <source>%1 is in production</source>
        <translation>%1 está en producción</translation>
    </message>
    <message>
        <source>Trained on dataset %1 as run %2 · imports: %3 · seed %4</source>
        <translation>Entrenado con los datos %1 como corrida %2 · importaciones: %3 · semilla %4</translation>
    </message>
    <message>
        <source>Dataset SHA-256 %1 · model SHA-256 %2</source>
        <translation>SHA-256 de los datos %1 · SHA-256 del modelo %2</translation>
    </message>
    <message>
        <source>seen before</source>
        <translation>ya vista antes</translation>
    </message>
    <message>
        <source>never seen before</source>
        <translation>nunca vista antes</translation>
    </message>
    <message>
        <source>Approved by %1, %2</source>
        <translation>Aprobado por %1, %2</translation>
    </message>
    <message>
        <source>%1 of %2 requirements met on the locked 10 % (opening %3, %4)</source>
        <translation>%1 de %2 requisitos cumplidos en el 10 % reservado (apertura %3, %4)</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Razón: %1</translation>
    </message>
</context>
<context>
    <name>ReportStep</name>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>The records are in</source>
        <translation>Los registros ya entraron</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Deshaciendo…</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>Deshacer esta importación</translation>
    </message>
    <message>
        <source>Something wrong? Why:</source>
        <translation>¿Algo está mal? Por qué:</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>Filas rechazadas</translation>
    </message>
    <message>
        <source>Undo an import</source>
        <translation>Deshacer una importación</translation>
    </message>
    <message>
        <source>Undone: %1 cases, %2 patients</source>
        <translation>Deshecho: %1 casos, %2 pacientes</translation>
    </message>
    <message>
        <source>Cases: %1, patients: %2, refused rows: %3</source>
        <translation>Casos: %1, pacientes: %2, filas rechazadas: %3</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>en %1 s</translation>
    </message>
</context>
<context>
    <name>RequirementsCard</name>
    <message>
        <source>Requirements of a model</source>
        <translation>Requisitos de un modelo</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>versión %1</translation>
    </message>
    <message>
        <source>Checked on the locked 10 % of the patients. A model that misses one cannot be approved.</source>
        <translation>Se verifican en el 10 % reservado de los pacientes. Un modelo que incumple alguno no se puede aprobar.</translation>
    </message>
    <message>
        <source>Why they change</source>
        <translation>Por qué cambian</translation>
    </message>
    <message>
        <source>Why the requirements change</source>
        <translation>Por qué cambian los requisitos</translation>
    </message>
    <message>
        <source>Sign requirements</source>
        <translation>Firmar requisitos</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Requisitos</translation>
    </message>
    <message>
        <source>%1, at least</source>
        <translation>%1, al menos</translation>
    </message>
    <message>
        <source>%1, at most</source>
        <translation>%1, a lo sumo</translation>
    </message>
    <message>
        <source>The requirements are signed.</source>
        <translation>Los requisitos están firmados.</translation>
    </message>
</context>
<context>
    <name>RequirementsStep</name>
    <message>
        <source>Requirements</source>
        <translation>Requisitos</translation>
    </message>
    <message>
        <source>What must a model reach?</source>
        <translation>¿Qué debe alcanzar un modelo?</translation>
    </message>
    <message>
        <source>The clinic&apos;s requirements, version %1.</source>
        <translation>Los requisitos de la clínica, versión %1.</translation>
    </message>
    <message>
        <source>“Also its interval”: the unfavourable end of the 95 % interval must reach the limit, too.</source>
        <translation>«También su intervalo»: el extremo desfavorable del intervalo del 95 % también debe alcanzar el límite.</translation>
    </message>
    <message>
        <source>Change them under Settings</source>
        <translation>Cambiarlos en Configuración</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Cifra</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Qué cuenta</translation>
    </message>
    <message>
        <source>also its interval</source>
        <translation>también su intervalo</translation>
    </message>
    <message>
        <source>the figure</source>
        <translation>la cifra</translation>
    </message>
</context>
<context>
    <name>RerankerCard</name>
    <message>
        <source>Retrain on our cases</source>
        <translation>Reentrenar con nuestros casos</translation>
    </message>
    <message>
        <source>Use this…</source>
        <translation>Usar este…</translation>
    </message>
    <message>
        <source>Use the shipped one…</source>
        <translation>Usar el original…</translation>
    </message>
    <message>
        <source>Rerankers trained here</source>
        <translation>Reordenadores entrenados aquí</translation>
    </message>
    <message>
        <source>Rerankers</source>
        <translation>Reordenadores</translation>
    </message>
    <message>
        <source>Retraining the reranker</source>
        <translation>Reentrenando el reordenador</translation>
    </message>
    <message>
        <source>From the next diagnosis on it orders the orphan diseases. The shipped one stays at hand.</source>
        <translation>Ordena las enfermedades huérfanas desde el próximo diagnóstico. El original queda a la mano.</translation>
    </message>
    <message>
        <source>Use reranker %1?</source>
        <translation>¿Usar el reordenador %1?</translation>
    </message>
    <message>
        <source>From the next diagnosis on the orphan diseases stand as the program came. Those trained here are kept.</source>
        <translation>Desde el próximo diagnóstico las enfermedades huérfanas se ordenan como vino el programa. Los entrenados aquí se conservan.</translation>
    </message>
    <message>
        <source>Use the shipped reranker?</source>
        <translation>¿Usar el reordenador original?</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarlo</translation>
    </message>
    <message>
        <source>Changing the reranker</source>
        <translation>Cambiando el reordenador</translation>
    </message>
    <message>
        <source>Reranker trained: %1</source>
        <translation>Reordenador entrenado: %1</translation>
    </message>
    <message>
        <source>in use: the shipped one</source>
        <translation>en uso: el original</translation>
    </message>
    <message>
        <source>in use: No. %1</source>
        <translation>en uso: n.º %1</translation>
    </message>
    <message>
        <source>Chosen on %1 by %2</source>
        <translation>Elegido el %1 por %2</translation>
    </message>
    <message>
        <source>Reranker of orphan diseases</source>
        <translation>Reordenador de enfermedades huérfanas</translation>
    </message>
    <message>
        <source>Changed outside of the program, and refused: No. %1</source>
        <translation>Cambiados por fuera del programa y rechazados: n.º %1</translation>
    </message>
    <message>
        <source>It orders the orphan diseases, and ships trained on simulated patients. Trained again on our own cases it is measured on diseases it has not seen; needed are %1 cases of %2 orphan diseases that may be learned from.</source>
        <translation>Ordena las enfermedades huérfanas y viene entrenado con pacientes simulados. Reentrenado con nuestros casos, se mide en enfermedades que no ha visto; hacen falta %1 casos de %2 enfermedades huérfanas de los que se permita aprender.</translation>
    </message>
</context>
<context>
    <name>RerankerRows</name>
    <message>
        <source>First</source>
        <translation>Primera</translation>
    </message>
    <message>
        <source>Among the first 3</source>
        <translation>Entre las 3 primeras</translation>
    </message>
    <message>
        <source>Among the first 10</source>
        <translation>Entre las 10 primeras</translation>
    </message>
    <message>
        <source>common disease: %1</source>
        <translation>enfermedad común: %1</translation>
    </message>
    <message>
        <source>no known finding: %1</source>
        <translation>sin hallazgo conocido: %1</translation>
    </message>
    <message>
        <source>described by their own papers alone: %1</source>
        <translation>descritos solo por sus propios artículos: %1</translation>
    </message>
    <message>
        <source>repeated: %1</source>
        <translation>repetidos: %1</translation>
    </message>
    <message>
        <source>beyond 25 of a disease: %1</source>
        <translation>más de 25 por enfermedad: %1</translation>
    </message>
    <message>
        <source>disease that nobody describes: %1</source>
        <translation>enfermedad que nadie describe: %1</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>n.º %1</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>of another version</source>
        <translation>de otra versión</translation>
    </message>
    <message>
        <source>other knowledge</source>
        <translation>otro conocimiento</translation>
    </message>
    <message>
        <source>(%1 to %2)</source>
        <translation>(%1 a %2)</translation>
    </message>
    <message>
        <source>tie</source>
        <translation>empate</translation>
    </message>
    <message>
        <source>%1 cases, %2 diseases</source>
        <translation>%1 casos, %2 enfermedades</translation>
    </message>
    <message>
        <source>%1 cases ranked without what their papers say</source>
        <translation>%1 casos ordenados sin lo que dicen sus artículos</translation>
    </message>
    <message>
        <source>not used (%1)</source>
        <translation>no usados (%1)</translation>
    </message>
    <message>
        <source>some of the cases are SYNTHETIC: for practice only</source>
        <translation>algunos casos son SINTÉTICOS: solo para practicar</translation>
    </message>
    <message>
        <source>It was made for another version of the program: train it again.</source>
        <translation>Se hizo para otra versión del programa: reentrénelo.</translation>
    </message>
    <message>
        <source>It was trained with other knowledge than is in use: train it again.</source>
        <translation>Se entrenó con otro conocimiento que el que está en uso: reentrénelo.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>Aprendió de</translation>
    </message>
    <message>
        <source>First: shipped → ours</source>
        <translation>Primera: original → nuestro</translation>
    </message>
    <message>
        <source>Share of diseases whose held-out cases rank it first</source>
        <translation>Proporción, por enfermedad, de casos apartados en los que queda de primera</translation>
    </message>
    <message>
        <source>Difference, 95 %</source>
        <translation>Diferencia, 95 %</translation>
    </message>
    <message>
        <source>In percentage points, on the same cases</source>
        <translation>En puntos porcentuales, con los mismos casos</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>ResultBanner</name>
    <message>
        <source>Nothing that the knowledge describes was entered: this ranks nothing.</source>
        <translation>No se ingresó nada que el conocimiento describa: esto no ordena nada.</translation>
    </message>
    <message>
        <source>No finding</source>
        <translation>Ningún hallazgo</translation>
    </message>
    <message>
        <source>Add findings</source>
        <translation>Agregar hallazgos</translation>
    </message>
    <message>
        <source>Hoofbeat abstains</source>
        <translation>Hoofbeat se abstiene</translation>
    </message>
    <message>
        <source>The model has learned from ages %1 years only. Weigh its answer with care.</source>
        <translation>El modelo solo aprendió de edades de %1 años. Pondere su respuesta con cuidado.</translation>
    </message>
    <message>
        <source>Out of range</source>
        <translation>Fuera de rango</translation>
    </message>
    <message>
        <source>Ranked by what is known, without probabilities.</source>
        <translation>Ordenado por lo que se conoce, sin probabilidades.</translation>
    </message>
    <message>
        <source>No model is in production</source>
        <translation>Ningún modelo está en producción</translation>
    </message>
    <message>
        <source>The model has learned from made-up patients: for practice only.</source>
        <translation>El modelo aprendió de pacientes ficticios: solo para practicar.</translation>
    </message>
    <message>
        <source>SYNTHETIC</source>
        <translation>SINTÉTICO</translation>
    </message>
    <message>
        <source>These findings do not separate these diseases. The step before asks for those that would help most.</source>
        <translation>Estos hallazgos no diferencian estas enfermedades. El paso anterior pregunta por los que más ayudarían.</translation>
    </message>
    <message>
        <source>No known orphan disease fits these findings better than chance. Add findings, or think of a referral to genetics.</source>
        <translation>Ninguna enfermedad huérfana conocida explica estos hallazgos mejor que el azar. Agregue hallazgos o considere una remisión a genética.</translation>
    </message>
    <message>
        <source>This may be a disease that nobody has described: trust the orphan diseases listed little. Add findings, or think of a referral to genetics.</source>
        <translation>Puede ser una enfermedad que nadie ha descrito: confíe poco en las enfermedades huérfanas de la lista. Agregue hallazgos o considere una remisión a genética.</translation>
    </message>
</context>
<context>
    <name>ResultCards</name>
    <message>
        <source>Is a disease likely?</source>
        <translation>¿Es probable una enfermedad?</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Is it among those shown?</source>
        <translation>¿Está entre las que se muestran?</translation>
    </message>
    <message>
        <source>of the validation patients</source>
        <translation>de los pacientes de validación</translation>
    </message>
    <message>
        <source>About %1 of 100</source>
        <translation>Unos %1 de 100</translation>
    </message>
    <message>
        <source>More than 99 of 100</source>
        <translation>Más de 99 de 100</translation>
    </message>
    <message>
        <source>Not estimable</source>
        <translation>No estimable</translation>
    </message>
    <message>
        <source>no model with records of people without a disease</source>
        <translation>ningún modelo con registros de personas sin enfermedad</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Probable</translation>
    </message>
    <message>
        <source>No disease is more likely</source>
        <translation>Es más probable ninguna enfermedad</translation>
    </message>
    <message>
        <source>about %1 of 100 such patients</source>
        <translation>unos %1 de 100 pacientes así</translation>
    </message>
    <message>
        <source>more than 99 of 100 such patients</source>
        <translation>más de 99 de 100 pacientes así</translation>
    </message>
    <message>
        <source>less than 1 of 100 such patients</source>
        <translation>menos de 1 de 100 pacientes así</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>no severity labels to learn from</source>
        <translation>sin etiquetas de gravedad de las que aprender</translation>
    </message>
    <message>
        <source>%1 of 100</source>
        <translation>%1 de 100</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>Leve</translation>
    </message>
    <message>
        <source>Acute</source>
        <translation>Aguda</translation>
    </message>
    <message>
        <source>Chronic</source>
        <translation>Crónica</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
</context>
<context>
    <name>ResultStep</name>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Result, for your review</source>
        <translation>Resultado, para su revisión</translation>
    </message>
    <message>
        <source>model v%1</source>
        <translation>modelo v%1</translation>
    </message>
    <message>
        <source>knowledge %1</source>
        <translation>conocimiento %1</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>There is no valid consent for care: go back and capture one.</source>
        <translation>No hay un consentimiento válido para la atención: vuelva y registre uno.</translation>
    </message>
    <message>
        <source>Read the result first</source>
        <translation>Lea primero el resultado</translation>
    </message>
    <message>
        <source>There is nothing to accept.</source>
        <translation>No hay nada que aceptar.</translation>
    </message>
    <message>
        <source>For review until you accept or override it</source>
        <translation>Por revisar hasta que lo acepte o no</translation>
    </message>
    <message>
        <source>Next patient</source>
        <translation>Siguiente paciente</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Store override</source>
        <translation>Guardar mi decisión</translation>
    </message>
    <message>
        <source>Comparing with records and knowledge…</source>
        <translation>Comparando con los registros y el conocimiento…</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>Aceptar %1</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Storing the decision</source>
        <translation>Guardando la decisión</translation>
    </message>
    <message>
        <source>You accepted %1.</source>
        <translation>Usted aceptó %1.</translation>
    </message>
    <message>
        <source>You overrode the ranking with %1.</source>
        <translation>Usted decidió %1 en lugar de lo propuesto.</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Guardado</translation>
    </message>
</context>
<context>
    <name>RevokeBar</name>
    <message>
        <source>Reason…</source>
        <translation>Razón…</translation>
    </message>
    <message>
        <source>Reason of the revocation</source>
        <translation>Razón de la revocación</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Revocar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>RunPairs</name>
    <message>
        <source>Has → called</source>
        <translation>Tiene → se nombró</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Proporción</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántos</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>RunRows</name>
    <message>
        <source>tie</source>
        <translation>empate</translation>
    </message>
    <message>
        <source>The lowest mean squared error of all</source>
        <translation>El menor error cuadrático medio de todos</translation>
    </message>
    <message>
        <source>MSE minus that of the best on the same rows: %1, 95 % interval %2 to %3</source>
        <translation>MSE menos el del mejor en las mismas filas: %1, intervalo del 95 % de %2 a %3</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Corrida</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Sens.</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Rec. ≤ 20</source>
        <translation>S. ≤ 20</translation>
    </message>
    <message>
        <source>S. / sp.</source>
        <translation>S. / esp.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Requirements</source>
        <translation>Requisitos</translation>
    </message>
    <message>
        <source>Δ best</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>MSE beyond that of the best</source>
        <translation>MSE por encima del mejor</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation>Entrenado por</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Trained by %1, %2</source>
        <translation>Entrenado por %1, %2</translation>
    </message>
</context>
<context>
    <name>RunStep</name>
    <message>
        <source>Run</source>
        <translation>Corrida</translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation>Listo para entrenar</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenando</translation>
    </message>
    <message>
        <source>Training has ended</source>
        <translation>El entrenamiento terminó</translation>
    </message>
    <message>
        <source>In a process of its own: the window stays free, and you may leave this page meanwhile.</source>
        <translation>En un proceso aparte: la ventana queda libre y puede salir de esta página mientras tanto.</translation>
    </message>
    <message>
        <source>Compare the runs</source>
        <translation>Comparar las corridas</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Training runs…</source>
        <translation>Entrenando…</translation>
    </message>
    <message>
        <source>No model was finished.</source>
        <translation>No se terminó ningún modelo.</translation>
    </message>
    <message>
        <source>dataset %1</source>
        <translation>datos %1</translation>
    </message>
    <message>
        <source>Cancel: finished models are kept</source>
        <translation>Cancelar: los modelos terminados se conservan</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Corridas</translation>
    </message>
    <message>
        <source>%1 of %2 families were kept</source>
        <translation>se conservaron %1 de %2 familias</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>accuracy</source>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>macro recall</source>
        <translation>sensibilidad macro</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>log loss</source>
        <translation>pérdida logarítmica</translation>
    </message>
    <message>
        <source>recall ≤ 20</source>
        <translation>sens. ≤ 20</translation>
    </message>
    <message>
        <source>sensitivity</source>
        <translation>sensibilidad</translation>
    </message>
    <message>
        <source>specificity</source>
        <translation>especificidad</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>candidata</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>aprobada</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>in production</source>
        <translation>en producción</translation>
    </message>
    <message>
        <source>met</source>
        <translation>cumplido</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>incumplido</translation>
    </message>
    <message>
        <source>not enough evidence</source>
        <translation>evidencia insuficiente</translation>
    </message>
    <message>
        <source>no better than guessing by frequency alone</source>
        <translation>no mejor que adivinar solo por frecuencia</translation>
    </message>
    <message>
        <source>only one diagnosis to learn from</source>
        <translation>un solo diagnóstico del que aprender</translation>
    </message>
    <message>
        <source>no column to learn from</source>
        <translation>ninguna columna de la que aprender</translation>
    </message>
    <message>
        <source>no diagnosis to learn from</source>
        <translation>ningún diagnóstico del que aprender</translation>
    </message>
    <message>
        <source>%1: could not be measured</source>
        <translation>%1: no se pudo medir</translation>
    </message>
    <message>
        <source>%1 %2, 95 % interval %3, on %4 rows</source>
        <translation>%1 %2, intervalo del 95 % %3, en %4 filas</translation>
    </message>
    <message>
        <source>%1 %2, on %4 rows</source>
        <translation>%1 %2, en %4 filas</translation>
    </message>
    <message>
        <source>the calculation did not come to an end that can be trusted</source>
        <translation>el cálculo no llegó a un final confiable</translation>
    </message>
    <message>
        <source>%1 %2, also its interval</source>
        <translation>%1 %2, también su intervalo</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Yours on top; below, what the clinic has signed.</source>
        <translation>Arriba lo suyo; abajo, lo que la clínica ha firmado.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Folder of this workspace: </source>
        <translation>Carpeta de este espacio de trabajo: </translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Sign in</source>
        <translation>Ingresar</translation>
    </message>
    <message>
        <source>Workspace in %1</source>
        <translation>Espacio de trabajo en %1</translation>
    </message>
    <message>
        <source>Your name here</source>
        <translation>Su nombre aquí</translation>
    </message>
    <message>
        <source>Recovery code, as printed</source>
        <translation>Código de recuperación, como está impreso</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nueva frase de contraseña</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>I know my passphrase</source>
        <translation>Sé mi frase de contraseña</translation>
    </message>
    <message>
        <source>I forgot my passphrase</source>
        <translation>Olvidé mi frase de contraseña</translation>
    </message>
    <message>
        <source>Another workspace…</source>
        <translation>Otro espacio de trabajo…</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Nuevo espacio de trabajo…</translation>
    </message>
    <message>
        <source>Try with example patients</source>
        <translation>Probar con pacientes de ejemplo</translation>
    </message>
    <message>
        <source>Choose the workspace&apos;s folder</source>
        <translation>Elija la carpeta del espacio de trabajo</translation>
    </message>
</context>
<context>
    <name>SignStep</name>
    <message>
        <source>Sign</source>
        <translation>Firmar</translation>
    </message>
    <message>
        <source>Who answers for it?</source>
        <translation>¿Quién responde por ello?</translation>
    </message>
    <message>
        <source>A second person signs here, at this workstation; nobody approves what he or she trained.</source>
        <translation>Una segunda persona firma aquí, en este puesto; nadie aprueba lo que entrenó.</translation>
    </message>
    <message>
        <source>Sign the approval</source>
        <translation>Firmar la aprobación</translation>
    </message>
    <message>
        <source>Sign and send back</source>
        <translation>Firmar y devolver</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Firmando…</translation>
    </message>
    <message>
        <source>Write the sign-in name of who signs.</source>
        <translation>Escriba el nombre de ingreso de quien firma.</translation>
    </message>
    <message>
        <source>Write the passphrase of who signs.</source>
        <translation>Escriba la frase de contraseña de quien firma.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Significado</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation>Entrenado por</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Nombre de ingreso</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Sign a decision</source>
        <translation>Firmar una decisión</translation>
    </message>
    <message>
        <source>I have seen the figures on the locked part and answer for the use of this model.</source>
        <translation>He visto las cifras de la parte reservada y respondo por el uso de este modelo.</translation>
    </message>
    <message>
        <source>I have seen the figures on the locked part; this model is not to be used.</source>
        <translation>He visto las cifras de la parte reservada; este modelo no debe usarse.</translation>
    </message>
    <message>
        <source>%1, who therefore may not approve it</source>
        <translation>%1, quien por eso no puede aprobarlo</translation>
    </message>
</context>
<context>
    <name>SourceLabel</name>
    <message>
        <source>%1 of our patients</source>
        <translation>%1 de nuestros pacientes</translation>
    </message>
    <message>
        <source>Common, none here yet</source>
        <translation>Frecuente, aún sin casos aquí</translation>
    </message>
    <message>
        <source>%1 here, %2</source>
        <translation>%1 aquí, %2</translation>
    </message>
    <message>
        <source>%1, none here yet</source>
        <translation>%1, ninguno aquí todavía</translation>
    </message>
</context>
<context>
    <name>SuggestionEntry</name>
    <message>
        <source>Nothing found. Try another word.</source>
        <translation>No se encontró nada. Pruebe otra palabra.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>SuggestionPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
</context>
<context>
    <name>SyntheticBadge</name>
    <message>
        <source>SYNTHETIC</source>
        <translation>SINTÉTICO</translation>
    </message>
    <message>
        <source>SYNTHETIC DATA</source>
        <translation>DATOS SINTÉTICOS</translation>
    </message>
    <message>
        <source>These patients are made up. Nothing here is about a real person.</source>
        <translation>Estos pacientes son ficticios. Nada de esto trata de una persona real.</translation>
    </message>
</context>
<context>
    <name>TodoCard</name>
    <message>
        <source>To do</source>
        <translation>Por hacer</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nada espera por usted.</translation>
    </message>
    <message>
        <source>Confirm 1 outcome</source>
        <translation>Confirmar 1 desenlace</translation>
    </message>
    <message>
        <source>Confirm %1 outcomes</source>
        <translation>Confirmar %1 desenlaces</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>1 run of %1 waits for approval</source>
        <translation>1 corrida de %1 espera aprobación</translation>
    </message>
    <message>
        <source>%1 runs of %2 wait for approval</source>
        <translation>%1 corridas de %2 esperan aprobación</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Import of %1: 1 row refused</source>
        <translation>Importación de %1: 1 fila rechazada</translation>
    </message>
    <message>
        <source>Import of %2: %1 rows refused</source>
        <translation>Importación de %2: %1 filas rechazadas</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>1 task for the preparation</source>
        <translation>1 tarea de preparación</translation>
    </message>
    <message>
        <source>%1 tasks for the preparation</source>
        <translation>%1 tareas de preparación</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Every run that was ever started, with what became of it.</source>
        <translation>Todas las corridas iniciadas y qué fue de cada una.</translation>
    </message>
    <message>
        <source>Train models</source>
        <translation>Entrenar modelos</translation>
    </message>
    <message>
        <source>No model was trained yet.</source>
        <translation>Todavía no se ha entrenado ningún modelo.</translation>
    </message>
    <message>
        <source>Training now</source>
        <translation>Entrenando ahora</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show the training</source>
        <translation>Mostrar el entrenamiento</translation>
    </message>
    <message>
        <source>Runs; Enter compares</source>
        <translation>Corridas; Enter compara</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Corridas</translation>
    </message>
</context>
<context>
    <name>UnknownPlots</name>
    <message>
        <source>no warning</source>
        <translation>sin aviso</translation>
    </message>
    <message>
        <source>few findings</source>
        <translation>pocos hallazgos</translation>
    </message>
    <message>
        <source>no pattern</source>
        <translation>sin patrón</translation>
    </message>
    <message>
        <source>unknown disease</source>
        <translation>enf. desconocida</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>of undescribed diseases</source>
        <translation>de enfermedades no descritas</translation>
    </message>
    <message>
        <source>of described diseases</source>
        <translation>de enfermedades descritas</translation>
    </message>
    <message>
        <source>Patients flagged</source>
        <translation>Pacientes señalados</translation>
    </message>
    <message>
        <source>Told apart (AUC)</source>
        <translation>Se distinguen (AUC)</translation>
    </message>
    <message>
        <source>– – a coin</source>
        <translation>– – una moneda</translation>
    </message>
    <message>
        <source>present findings</source>
        <translation>hallazgos presentes</translation>
    </message>
    <message>
        <source>undescribed / described</source>
        <translation>no descritas / descritas</translation>
    </message>
    <message>
        <source>%1 of patients with a disease nobody describes are flagged, and %2 of the others, wrongly.</source>
        <translation>Se señala al %1 de los pacientes con una enfermedad que nadie describe, y por error al %2 de los demás.</translation>
    </message>
    <message>
        <source>Blindest with %1 findings: %2 against %3.</source>
        <translation>Más ciega con %1 hallazgos: %2 contra %3.</translation>
    </message>
    <message>
        <source>area under the curve</source>
        <translation>área bajo la curva</translation>
    </message>
    <message>
        <source>Of a patient with an undescribed and one with a described disease, the right one looks stranger in %1 of 100 pairs; a coin gives 50.</source>
        <translation>De un paciente con una enfermedad no descrita y otro con una descrita, el primero parece más extraño en %1 de 100 parejas; una moneda da 50.</translation>
    </message>
    <message>
        <source>Least with %1 findings: %2.</source>
        <translation>Lo mínimo con %1 hallazgos: %2.</translation>
    </message>
    <message>
        <source>%1 of patients with an undescribed disease get no warning at all; %2 of the others get one they do not need.</source>
        <translation>El %1 de los pacientes con una enfermedad no descrita no recibe ningún aviso; el %2 de los demás recibe uno que no necesita.</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Qué se dice</translation>
    </message>
    <message>
        <source>share of patients</source>
        <translation>proporción de pacientes</translation>
    </message>
    <message>
        <source>the reason given</source>
        <translation>el motivo dado</translation>
    </message>
</context>
<context>
    <name>UsersPage</name>
    <message>
        <source>Users</source>
        <translation>Usuarios</translation>
    </message>
    <message>
        <source>Who approves a model must be somebody else than who trained it.</source>
        <translation>Quien aprueba un modelo debe ser distinto de quien lo entrenó.</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>Agregar una persona…</translation>
    </message>
    <message>
        <source>Roles…</source>
        <translation>Roles…</translation>
    </message>
    <message>
        <source>End access…</source>
        <translation>Terminar acceso…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Signs in as</source>
        <translation>Ingresa como</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation>✓ sí</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>End access</source>
        <translation>Terminar acceso</translation>
    </message>
    <message>
        <source>End the access of %1?</source>
        <translation>¿Terminar el acceso de %1?</translation>
    </message>
    <message>
        <source>The person can no longer sign in. What they did stays in the audit.</source>
        <translation>La persona ya no podrá ingresar. Lo que hizo queda en la auditoría.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
</context>
<context>
    <name>VersionRows</name>
    <message>
        <source>dataset %1 → run %2</source>
        <translation>datos %1 → corrida %2</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Macro F1, 95 %</source>
        <translation>Macro F1, 95 %</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Hecho de</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Aprobado por</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>As table</source>
        <translation>Como tabla</translation>
    </message>
    <message>
        <source>Contribution of each finding</source>
        <translation>Aporte de cada hallazgo</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Hallazgo</translation>
    </message>
    <message>
        <source>Contribution, nats</source>
        <translation>Aporte, nats</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>Por qué %1</translation>
    </message>
    <message>
        <source>What the findings leave to diseases that nobody has described.</source>
        <translation>Lo que los hallazgos dejan a enfermedades que nadie ha descrito.</translation>
    </message>
    <message>
        <source>Right speaks for it, left against it.</source>
        <translation>A la derecha, a favor; a la izquierda, en contra.</translation>
    </message>
    <message>
        <source>No finding speaks for or against it: it stands here by how often it is met.</source>
        <translation>Ningún hallazgo habla a favor ni en contra: está aquí por su frecuencia.</translation>
    </message>
    <message>
        <source>It does not explain: %1.</source>
        <translation>No explica: %1.</translation>
    </message>
    <message>
        <source>Usual in it, and nothing was said of: %1.</source>
        <translation>Habitual en ella y aún sin preguntar: %1.</translation>
    </message>
    <message>
        <source>References: %1</source>
        <translation>Referencias: %1</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Clinician</source>
        <translation>Clínico</translation>
    </message>
    <message>
        <source>Data steward</source>
        <translation>Gestor de datos</translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation>Investigador</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>Aprobador</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>Knowledge prior</source>
        <translation>Conocimiento previo</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Regresión logística</translation>
    </message>
    <message>
        <source>Random forest</source>
        <translation>Bosque aleatorio</translation>
    </message>
    <message>
        <source>XGBoost</source>
        <translation>XGBoost</translation>
    </message>
    <message>
        <source>XGBoost on the prior</source>
        <translation>XGBoost sobre conocimiento previo</translation>
    </message>
    <message>
        <source>Logistic regression on the prior</source>
        <translation>Regresión logística sobre conocimiento previo</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otro</translation>
    </message>
    <message>
        <source>sex unknown</source>
        <translation>sexo desconocido</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>Leve</translation>
    </message>
    <message>
        <source>Acute</source>
        <translation>Aguda</translation>
    </message>
    <message>
        <source>Chronic</source>
        <translation>Crónica</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Macro recall</source>
        <translation>Sensibilidad macro</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>Macro F1</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Pérdida logarítmica</translation>
    </message>
    <message>
        <source>Recall, ≤ 20 records</source>
        <translation>Sensibilidad, ≤ 20 registros</translation>
    </message>
    <message>
        <source>Sensitivity, any disease</source>
        <translation>Sensibilidad, alguna enfermedad</translation>
    </message>
    <message>
        <source>Specificity, any disease</source>
        <translation>Especificidad, alguna enfermedad</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Error de calibración</translation>
    </message>
    <message>
        <source>Making the workspace</source>
        <translation>Creando el espacio de trabajo</translation>
    </message>
    <message>
        <source>Opening the workspace</source>
        <translation>Abriendo el espacio de trabajo</translation>
    </message>
    <message>
        <source>Writing the example patients</source>
        <translation>Escribiendo los pacientes de ejemplo</translation>
    </message>
    <message>
        <source>Diagnosing the examples</source>
        <translation>Diagnosticando los ejemplos</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Reading the first rows</source>
        <translation>Leyendo las primeras filas</translation>
    </message>
    <message>
        <source>Taking the file&apos;s fingerprint</source>
        <translation>Tomando la huella del archivo</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Leyendo el archivo</translation>
    </message>
    <message>
        <source>Checking the records</source>
        <translation>Verificando los registros</translation>
    </message>
    <message>
        <source>Writing the records</source>
        <translation>Escribiendo los registros</translation>
    </message>
    <message>
        <source>Keeping the file</source>
        <translation>Guardando el archivo</translation>
    </message>
    <message>
        <source>Gathering the records</source>
        <translation>Reuniendo los registros</translation>
    </message>
    <message>
        <source>Making the table</source>
        <translation>Haciendo la tabla</translation>
    </message>
    <message>
        <source>Writing the dataset</source>
        <translation>Escribiendo los datos</translation>
    </message>
    <message>
        <source>Keeping the dataset</source>
        <translation>Guardando los datos</translation>
    </message>
    <message>
        <source>Opening the dataset</source>
        <translation>Abriendo los datos</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Midiendo</translation>
    </message>
    <message>
        <source>Measuring the ranking</source>
        <translation>Midiendo la ordenación</translation>
    </message>
    <message>
        <source>Ranking diseases of the records</source>
        <translation>Ordenando las enfermedades de los registros</translation>
    </message>
    <message>
        <source>Ranking diseases left out of the records</source>
        <translation>Ordenando las enfermedades que se ocultaron</translation>
    </message>
    <message>
        <source>Simulating patients</source>
        <translation>Simulando pacientes</translation>
    </message>
    <message>
        <source>Fitting the reranker</source>
        <translation>Ajustando el reordenador</translation>
    </message>
    <message>
        <source>Hiding each case&apos;s own papers</source>
        <translation>Ocultando los artículos de cada caso</translation>
    </message>
    <message>
        <source>Ranking diseases not learned from</source>
        <translation>Ordenando enfermedades de las que no aprendió</translation>
    </message>
    <message>
        <source>Fitting how sure it is</source>
        <translation>Ajustando qué tan seguro está</translation>
    </message>
    <message>
        <source>Keeping the reranker</source>
        <translation>Guardando el reordenador</translation>
    </message>
    <message>
        <source>Opening the locked part</source>
        <translation>Abriendo la parte reservada</translation>
    </message>
    <message>
        <source>Measuring on the locked part</source>
        <translation>Midiendo en la parte reservada</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Firmando</translation>
    </message>
    <message>
        <source>Keeping the decision</source>
        <translation>Guardando la decisión</translation>
    </message>
    <message>
        <source>Running the golden cases</source>
        <translation>Ejecutando los casos de prueba</translation>
    </message>
    <message>
        <source>Keeping the consent</source>
        <translation>Guardando el consentimiento</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Cargando el modelo</translation>
    </message>
    <message>
        <source>Taking in confirmed cases</source>
        <translation>Incorporando los casos confirmados</translation>
    </message>
    <message>
        <source>Ranking simulated patients</source>
        <translation>Ordenando pacientes simulados</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Ordenación</translation>
    </message>
    <message>
        <source>Keeping the result</source>
        <translation>Guardando el resultado</translation>
    </message>
    <message>
        <source>Reading the knowledge: terms</source>
        <translation>Leyendo el conocimiento: términos</translation>
    </message>
    <message>
        <source>Reading the knowledge: diseases</source>
        <translation>Leyendo el conocimiento: enfermedades</translation>
    </message>
    <message>
        <source>Reading the knowledge: words</source>
        <translation>Leyendo el conocimiento: palabras</translation>
    </message>
    <message>
        <source>Reading the knowledge: links</source>
        <translation>Leyendo el conocimiento: correspondencias</translation>
    </message>
    <message>
        <source>Looking at the pack</source>
        <translation>Mirando el paquete</translation>
    </message>
    <message>
        <source>Copying the pack</source>
        <translation>Copiando el paquete</translation>
    </message>
    <message>
        <source>Reading the pack</source>
        <translation>Leyendo el paquete</translation>
    </message>
    <message>
        <source>Keeping the pack</source>
        <translation>Guardando el paquete</translation>
    </message>
    <message>
        <source>Keeping the knowledge</source>
        <translation>Guardando el conocimiento</translation>
    </message>
    <message>
        <source>Knowledge ready</source>
        <translation>Conocimiento listo</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>Leyendo la tabla</translation>
    </message>
    <message>
        <source>Looking at the columns</source>
        <translation>Mirando las columnas</translation>
    </message>
    <message>
        <source>Reading the cases</source>
        <translation>Leyendo los casos</translation>
    </message>
    <message>
        <source>Ranking the cases</source>
        <translation>Ordenando los casos</translation>
    </message>
    <message>
        <source>Keeping the figures</source>
        <translation>Guardando las cifras</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Probando</translation>
    </message>
    <message>
        <source>Unknown disease</source>
        <translation>Enfermedad desconocida</translation>
    </message>
    <message>
        <source>No disease</source>
        <translation>Sin enfermedad</translation>
    </message>
    <message>
        <source>Fitting</source>
        <translation>Ajustando</translation>
    </message>
    <message>
        <source>Ranking without their papers</source>
        <translation>Ordenando sin sus artículos</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Empezando</translation>
    </message>
</context>
<context>
    <name>WriteStep</name>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>What goes where?</source>
        <translation>¿Qué va a dónde?</translation>
    </message>
    <message>
        <source>All of it is written, or nothing. It can be undone as long as no diagnosis stands on it.</source>
        <translation>Se escribe todo o nada. Se puede deshacer mientras ningún diagnóstico se apoye en ello.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Importando…</translation>
    </message>
    <message>
        <source>Choose the legal basis first.</source>
        <translation>Elija primero la base legal.</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Base legal</translation>
    </message>
    <message>
        <source>It decides what may be done with these records; it is kept with the import for good.</source>
        <translation>Decide qué se puede hacer con estos registros; se conserva con la importación para siempre.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>Cancelar la importación</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importando</translation>
    </message>
    <message>
        <source>Import records</source>
        <translation>Importar registros</translation>
    </message>
    <message>
        <source>Cases: %1, patients: %2</source>
        <translation>Casos: %1, pacientes: %2</translation>
    </message>
    <message>
        <source>Refused rows: %1</source>
        <translation>Filas rechazadas: %1</translation>
    </message>
    <message>
        <source>into the encrypted store</source>
        <translation>al almacén cifrado</translation>
    </message>
    <message>
        <source>The file as it is, %1</source>
        <translation>El archivo tal como está, %1</translation>
    </message>
    <message>
        <source>sealed into the lake, as proof of what came in</source>
        <translation>sellado en el archivo, como prueba de lo que entró</translation>
    </message>
    <message>
        <source>listed with the import by line and reason, never by value</source>
        <translation>anotadas con la importación por línea y razón, nunca por valor</translation>
    </message>
    <message>
        <source>One event</source>
        <translation>Un evento</translation>
    </message>
    <message>
        <source>into the audit trail: who, when, which file, which basis</source>
        <translation>en la auditoría: quién, cuándo, qué archivo, qué base</translation>
    </message>
</context>
<context>
    <name>navigation</name>
    <message>
        <source>CARE</source>
        <translation>ATENCIÓN</translation>
    </message>
    <message>
        <source>RESEARCH</source>
        <translation>INVESTIGACIÓN</translation>
    </message>
    <message>
        <source>CONTROL</source>
        <translation>CONTROL</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnosticar</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimentos</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Auditoría</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Usuarios</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Import records</source>
        <translation>Importar registros</translation>
    </message>
    <message>
        <source>Train models</source>
        <translation>Entrenar modelos</translation>
    </message>
    <message>
        <source>Approve a model</source>
        <translation>Aprobar un modelo</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>Nothing was inferred</source>
        <translation>No se infirió nada</translation>
    </message>
    <message>
        <source>This patient&apos;s consent has expired. Record a new one.</source>
        <translation>El consentimiento de este paciente venció. Registre uno nuevo.</translation>
    </message>
    <message>
        <source>This patient has no valid consent for it. Record the consent first.</source>
        <translation>Este paciente no tiene un consentimiento válido para ello. Registre primero el consentimiento.</translation>
    </message>
    <message>
        <source>The consent was not recorded</source>
        <translation>El consentimiento no se registró</translation>
    </message>
    <message>
        <source>It names no purpose. Choose at least one.</source>
        <translation>No nombra ninguna finalidad. Elija al menos una.</translation>
    </message>
    <message>
        <source>A verbal consent needs a witness. Name the witness.</source>
        <translation>Un consentimiento verbal necesita un testigo. Nombre al testigo.</translation>
    </message>
    <message>
        <source>This consent is not there</source>
        <translation>Este consentimiento no está</translation>
    </message>
    <message>
        <source>None has that number. Read the page anew (F5).</source>
        <translation>Ninguno tiene ese número. Vuelva a leer la página (F5).</translation>
    </message>
    <message>
        <source>The patient must be told that health data are sensitive and need not be given. Tell the patient, then tick it.</source>
        <translation>Se debe informar al paciente que los datos de salud son sensibles y que no está obligado a darlos. Infórmele y después márquelo.</translation>
    </message>
    <message>
        <source>The consent was not revoked</source>
        <translation>El consentimiento no se revocó</translation>
    </message>
    <message>
        <source>The audit needs a reason. Type one.</source>
        <translation>La auditoría necesita una razón. Escriba una.</translation>
    </message>
    <message>
        <source>This patient revoked the consent. Ask the patient again before anything else.</source>
        <translation>Este paciente revocó el consentimiento. Pregúntele de nuevo antes de cualquier otra cosa.</translation>
    </message>
    <message>
        <source>There is no text in {language}. Choose of: {known}.</source>
        <translation>No hay texto en {language}. Elija entre: {known}.</translation>
    </message>
    <message>
        <source>{method} is not a way to consent. Choose of: {known}.</source>
        <translation>{method} no es una forma de consentir. Elija entre: {known}.</translation>
    </message>
    <message>
        <source>{purpose} is not a purpose. Choose of: {known}.</source>
        <translation>{purpose} no es una finalidad. Elija entre: {known}.</translation>
    </message>
    <message>
        <source>The blood pressure was not understood</source>
        <translation>La presión arterial no se entendió</translation>
    </message>
    <message>
        <source>It must be systolic/diastolic. Write it like {example}.</source>
        <translation>Debe ser sistólica/diastólica. Escríbala así: {example}.</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>No se cambió nada</translation>
    </message>
    <message>
        <source>This diagnosis is already decided. Make a new one if something new was found.</source>
        <translation>Sobre este diagnóstico ya se decidió. Haga uno nuevo si encontró algo más.</translation>
    </message>
    <message>
        <source>The decision was not kept</source>
        <translation>La decisión no se guardó</translation>
    </message>
    <message>
        <source>Another diagnosis than the proposed one must be named. Choose the disease.</source>
        <translation>Se debe nombrar un diagnóstico distinto del propuesto. Elija la enfermedad.</translation>
    </message>
    <message>
        <source>A value is not possible: {field}. Check it.</source>
        <translation>Un valor no es posible: {field}. Revíselo.</translation>
    </message>
    <message>
        <source>This diagnosis is not there</source>
        <translation>Este diagnóstico no está</translation>
    </message>
    <message>
        <source>This result proposes no disease. Name your own diagnosis.</source>
        <translation>Este resultado no propone ninguna enfermedad. Nombre su propio diagnóstico.</translation>
    </message>
    <message>
        <source>Whoever overrides says why. Type a reason.</source>
        <translation>Quien se aparta del resultado dice por qué. Escriba una razón.</translation>
    </message>
    <message>
        <source>More than {limit} findings were entered. Keep those that matter.</source>
        <translation>Se ingresaron más de {limit} hallazgos. Conserve los que importan.</translation>
    </message>
    <message>
        <source>{decision} is not a decision. Accept or override.</source>
        <translation>{decision} no es una decisión. Acepte o apártese del resultado.</translation>
    </message>
    <message>
        <source>The knowledge cannot be read</source>
        <translation>No se puede leer el conocimiento</translation>
    </message>
    <message>
        <source>{file} breaks off or is not what it says at line {line}. Install the program again.</source>
        <translation>{file} se interrumpe o no es lo que dice en la línea {line}. Instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>The knowledge is missing</source>
        <translation>Falta el conocimiento</translation>
    </message>
    <message>
        <source>{file} is not there. Install the program again.</source>
        <translation>{file} no está. Instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>The knowledge was refused</source>
        <translation>El conocimiento se rechazó</translation>
    </message>
    <message>
        <source>{file} has {bytes} bytes, more than {limit}. Install the program again.</source>
        <translation>{file} tiene {bytes} bytes, más de {limit}. Instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>The work broke off</source>
        <translation>El trabajo se interrumpió</translation>
    </message>
    <message>
        <source>The process that did it ended by itself (code {exit_code}), most often for want of memory. Nothing was changed. Close other programs and try again.</source>
        <translation>El proceso que lo hacía terminó por sí mismo (código {exit_code}), casi siempre por falta de memoria. No se cambió nada. Cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Production is unchanged</source>
        <translation>La producción no cambió</translation>
    </message>
    <message>
        <source>Version {version} does not answer the test cases as it did when it was trained. Train it again.</source>
        <translation>La versión {version} no responde los casos de prueba como cuando se entrenó. Entrénela de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was signed</source>
        <translation>No se firmó nada</translation>
    </message>
    <message>
        <source>This run is already decided (version {version}). Look at the registry.</source>
        <translation>Sobre esta corrida ya se decidió (versión {version}). Mire el registro de modelos.</translation>
    </message>
    <message>
        <source>The evidence was not opened (opening {opening}). Open it, read it, then decide.</source>
        <translation>La evidencia no se abrió (apertura {opening}). Ábrala, léala y después decida.</translation>
    </message>
    <message>
        <source>A decision needs a reason. Type one.</source>
        <translation>Una decisión necesita una razón. Escriba una.</translation>
    </message>
    <message>
        <source>This run was not approved</source>
        <translation>Esta corrida no se aprobó</translation>
    </message>
    <message>
        <source>It misses {missed} requirements, and {unproven} cannot be shown with so few patients. Send it back to preparation.</source>
        <translation>Incumple {missed} requisitos y {unproven} no se pueden demostrar con tan pocos pacientes. Devuélvala a preparación.</translation>
    </message>
    <message>
        <source>This needs the role {needed}; the roles are: {roles}. Ask somebody who has it.</source>
        <translation>Se necesita el rol {needed}; los roles son: {roles}. Pida a alguien que lo tenga.</translation>
    </message>
    <message>
        <source>{decision} is not a decision. Approve or send back.</source>
        <translation>{decision} no es una decisión. Apruebe o devuelva.</translation>
    </message>
    <message>
        <source>The approver&apos;s name and passphrase do not go together. Try again.</source>
        <translation>El nombre y la frase de contraseña del aprobador no corresponden. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The model file cannot be read</source>
        <translation>No se puede leer el archivo del modelo</translation>
    </message>
    <message>
        <source>Its part {member} is damaged. Train it again, or restore a backup.</source>
        <translation>Su parte {member} está dañada. Entrénelo de nuevo o restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>Its part {member} is missing. Train it again, or restore a backup.</source>
        <translation>Falta su parte {member}. Entrénelo de nuevo o restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>A newer program wrote it (format {format}). Update this program.</source>
        <translation>Lo escribió un programa más nuevo (formato {format}). Actualice este programa.</translation>
    </message>
    <message>
        <source>This file is not a model</source>
        <translation>Este archivo no es un modelo</translation>
    </message>
    <message>
        <source>It does not begin like one. Choose a model that this workspace made.</source>
        <translation>No empieza como uno. Elija un modelo hecho en este espacio de trabajo.</translation>
    </message>
    <message>
        <source>The model was refused</source>
        <translation>El modelo se rechazó</translation>
    </message>
    <message>
        <source>Its signature does not fit: it was changed, or another workspace made it. Train it again here.</source>
        <translation>Su firma no coincide: fue modificado o lo hizo otro espacio de trabajo. Entrénelo de nuevo aquí.</translation>
    </message>
    <message>
        <source>It is larger than {limit_bytes} bytes. Train with fewer columns.</source>
        <translation>Tiene más de {limit_bytes} bytes. Entrene con menos columnas.</translation>
    </message>
    <message>
        <source>Its part {member} holds types that are not allowed: {types}. Use only models made by this program.</source>
        <translation>Su parte {member} contiene tipos no permitidos: {types}. Use solo modelos hechos por este programa.</translation>
    </message>
    <message>
        <source>The model cannot be used</source>
        <translation>El modelo no se puede usar</translation>
    </message>
    <message>
        <source>This program does not know the family {family}. Update this program.</source>
        <translation>Este programa no conoce la familia {family}. Actualice este programa.</translation>
    </message>
    <message>
        <source>Nothing was ranked</source>
        <translation>No se ordenó nada</translation>
    </message>
    <message>
        <source>{file} holds no phenopacket that can be evaluated ({members} members). Give a folder or archive of phenopackets.</source>
        <translation>{file} no contiene ningún phenopacket evaluable ({members} elementos). Use una carpeta o un archivo comprimido de phenopackets.</translation>
    </message>
    <message>
        <source>Nothing was measured</source>
        <translation>No se midió nada</translation>
    </message>
    <message>
        <source>{file} lacks cases of described diseases that their profiles have not read, or of diseases that no profile describes. Give an archive of phenopackets with both.</source>
        <translation>A {file} le faltan casos de enfermedades descritas que sus perfiles no hayan leído, o de enfermedades que ningún perfil describe. Dé un archivo de phenopackets con ambos.</translation>
    </message>
    <message>
        <source>{file} has no disease with {cases} different cases from two papers or more. Give a larger archive of phenopackets.</source>
        <translation>En {file} ninguna enfermedad tiene {cases} casos distintos de dos artículos o más. Dé un archivo de phenopackets más grande.</translation>
    </message>
    <message>
        <source>The ranks were not written</source>
        <translation>Los resultados no se escribieron</translation>
    </message>
    <message>
        <source>{file} cannot be written. Choose a folder that you may write to.</source>
        <translation>No se puede escribir {file}. Elija una carpeta en la que pueda escribir.</translation>
    </message>
    <message>
        <source>These runs cannot be compared</source>
        <translation>Estas corridas no se pueden comparar</translation>
    </message>
    <message>
        <source>What was kept of their evaluation is damaged. Train them again.</source>
        <translation>Lo que se guardó de su evaluación está dañado. Entrénelas de nuevo.</translation>
    </message>
    <message>
        <source>There is nothing to compare</source>
        <translation>No hay nada que comparar</translation>
    </message>
    <message>
        <source>No run has an evaluation yet. Train a model first.</source>
        <translation>Ninguna corrida tiene evaluación todavía. Entrene primero un modelo.</translation>
    </message>
    <message>
        <source>They were evaluated on different patients. Compare runs of one dataset.</source>
        <translation>Se evaluaron con pacientes distintos. Compare corridas de un mismo conjunto de datos.</translation>
    </message>
    <message>
        <source>This policy is not there</source>
        <translation>Esta política no está</translation>
    </message>
    <message>
        <source>No version {version} of {kind} was signed. Sign one first.</source>
        <translation>No se firmó ninguna versión {version} de {kind}. Firme una primero.</translation>
    </message>
    <message>
        <source>This policy was refused</source>
        <translation>Esta política se rechazó</translation>
    </message>
    <message>
        <source>Version {version} of {kind} was changed outside of the program. Restore a backup, and tell the administrator.</source>
        <translation>La versión {version} de {kind} fue modificada fuera del programa. Restaure una copia de seguridad y avise al administrador.</translation>
    </message>
    <message>
        <source>The ranking was not signed</source>
        <translation>La ordenación no se firmó</translation>
    </message>
    <message>
        <source>Its field {field} is missing or of the wrong kind. Correct it.</source>
        <translation>Su campo {field} falta o es de otro tipo. Corríjalo.</translation>
    </message>
    <message>
        <source>{field} must lie between {low} and {high}. Choose a value in that range.</source>
        <translation>{field} debe estar entre {low} y {high}. Elija un valor en ese intervalo.</translation>
    </message>
    <message>
        <source>The reranker is damaged. Install the program again.</source>
        <translation>El reordenador está dañado. Instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>Nothing was judged</source>
        <translation>No se juzgó nada</translation>
    </message>
    <message>
        <source>What says when to be silent is damaged. Install the program again.</source>
        <translation>Lo que dice cuándo callar está dañado. Instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>This reranker is not there</source>
        <translation>Ese reordenador no está</translation>
    </message>
    <message>
        <source>No reranker {number} was trained here. Read the page anew (F5).</source>
        <translation>Aquí no se entrenó ningún reordenador {number}. Vuelva a leer la página (F5).</translation>
    </message>
    <message>
        <source>Nothing was learned</source>
        <translation>No se aprendió nada</translation>
    </message>
    <message>
        <source>In none of {cases} cases do the findings point at the disease. Check how the findings were imported.</source>
        <translation>En ninguno de {cases} casos los hallazgos apuntan a la enfermedad. Revise cómo se importaron los hallazgos.</translation>
    </message>
    <message>
        <source>The reranker in use is unchanged</source>
        <translation>El reordenador en uso no cambió</translation>
    </message>
    <message>
        <source>Reranker {number} was made by a program that ranks by other features. Train it again.</source>
        <translation>El reordenador {number} se hizo con un programa que ordena por otros rasgos. Reentrénelo.</translation>
    </message>
    <message>
        <source>This reranker was refused</source>
        <translation>Se rechazó este reordenador</translation>
    </message>
    <message>
        <source>Reranker {number} was changed outside of the program. Use the shipped one, under Experiments, and tell the administrator.</source>
        <translation>El reordenador {number} se cambió por fuera del programa. Use el original, en Experimentos, y avise al administrador.</translation>
    </message>
    <message>
        <source>The reranker was not trained</source>
        <translation>El reordenador no se entrenó</translation>
    </message>
    <message>
        <source>{cases} usable cases of {diseases} orphan diseases are there; {least_cases} cases of {least_diseases} diseases are needed. Import more cases whose diagnosis is known and that may be learned from.</source>
        <translation>Hay {cases} casos utilizables de {diseases} enfermedades huérfanas; hacen falta {least_cases} casos de {least_diseases} enfermedades. Importe más casos con diagnóstico conocido y de los que se permita aprender.</translation>
    </message>
    <message>
        <source>{cases} cases need more memory than is allowed. Close other programs.</source>
        <translation>{cases} casos necesitan más memoria de la permitida. Cierre otros programas.</translation>
    </message>
    <message>
        <source>This version is not there</source>
        <translation>Esta versión no está</translation>
    </message>
    <message>
        <source>The registry has no version {version}. Read the page anew (F5).</source>
        <translation>El registro de modelos no tiene la versión {version}. Vuelva a leer la página (F5).</translation>
    </message>
    <message>
        <source>Version {version} is not approved. Have it approved first.</source>
        <translation>La versión {version} no está aprobada. Haga que la aprueben primero.</translation>
    </message>
    <message>
        <source>No earlier version was in production. Put a version into production instead.</source>
        <translation>Ninguna versión anterior estuvo en producción. Ponga una versión en producción.</translation>
    </message>
    <message>
        <source>This run is already version {version}. Put that version into production.</source>
        <translation>Esta corrida ya es la versión {version}. Ponga esa versión en producción.</translation>
    </message>
    <message>
        <source>The requirements were refused</source>
        <translation>Los requisitos se rechazaron</translation>
    </message>
    <message>
        <source>{item}: {reason}. Correct it.</source>
        <translation>{item}: {reason}. Corríjalo.</translation>
    </message>
    <message>
        <source>The requirements cannot be read</source>
        <translation>No se pueden leer los requisitos</translation>
    </message>
    <message>
        <source>{path} is not there. Install the program again.</source>
        <translation>{path} no está. Instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>This run is not there</source>
        <translation>Esta corrida no está</translation>
    </message>
    <message>
        <source>This run has no model</source>
        <translation>Esta corrida no tiene modelo</translation>
    </message>
    <message>
        <source>Run {run} is {state}. Choose one that is done.</source>
        <translation>El estado de la corrida {run} es {state}. Elija una terminada.</translation>
    </message>
    <message>
        <source>Nothing was trained</source>
        <translation>No se entrenó nada</translation>
    </message>
    <message>
        <source>The table has no rows. Give a table with rows.</source>
        <translation>La tabla no tiene filas. Use una tabla con filas.</translation>
    </message>
    <message>
        <source>The file is not there or cannot be read: {path}. Check it.</source>
        <translation>El archivo no está o no se puede leer: {path}. Revíselo.</translation>
    </message>
    <message>
        <source>The table has no column {target}; it has: {columns}. Choose one of these.</source>
        <translation>La tabla no tiene la columna {target}; tiene: {columns}. Elija una de estas.</translation>
    </message>
    <message>
        <source>The file is not a CSV or Parquet table: {path}. Save it as CSV.</source>
        <translation>El archivo no es una tabla CSV o Parquet: {path}. Guárdelo como CSV.</translation>
    </message>
    <message>
        <source>The column {target} has {classes} different values in {rows} rows, so it names no groups. Choose another one.</source>
        <translation>La columna {target} tiene {classes} valores distintos en {rows} filas, así que no nombra grupos. Elija otra.</translation>
    </message>
    <message>
        <source>The table is too large: {path}. Give fewer rows.</source>
        <translation>La tabla es demasiado grande: {path}. Use menos filas.</translation>
    </message>
    <message>
        <source>The table has {columns} columns, more than {limit}: {path}. Give fewer.</source>
        <translation>La tabla tiene {columns} columnas, más de {limit}: {path}. Use menos.</translation>
    </message>
    <message>
        <source>This task is already done. Read the page anew (F5).</source>
        <translation>Esta tarea ya está hecha. Vuelva a leer la página (F5).</translation>
    </message>
    <message>
        <source>No task has that number. Read the page anew (F5).</source>
        <translation>Ninguna tarea tiene ese número. Vuelva a leer la página (F5).</translation>
    </message>
    <message>
        <source>No column tells the patients apart ({dropped} were dropped). Record more findings.</source>
        <translation>Ninguna columna distingue a los pacientes (se descartaron {dropped}). Registre más hallazgos.</translation>
    </message>
    <message>
        <source>No family of models was chosen. Choose one or more.</source>
        <translation>No se eligió ninguna familia de modelos. Elija una o más.</translation>
    </message>
    <message>
        <source>None of the {rows} rows has a diagnosis. Import records with confirmed diagnoses.</source>
        <translation>Ninguna de las {rows} filas tiene diagnóstico. Importe registros con diagnósticos confirmados.</translation>
    </message>
    <message>
        <source>All rows have the same diagnosis. Add records of at least one other, or of patients with none.</source>
        <translation>Todas las filas tienen el mismo diagnóstico. Agregue registros de al menos otro, o de pacientes sin ninguno.</translation>
    </message>
    <message>
        <source>{family} is not a family of models. Choose of: {known}.</source>
        <translation>{family} no es una familia de modelos. Elija entre: {known}.</translation>
    </message>
    <message>
        <source>The record was not read</source>
        <translation>No se leyó el registro</translation>
    </message>
    <message>
        <source>{file} is not there or cannot be read. Check the file.</source>
        <translation>{file} no está o no se puede leer. Revise el archivo.</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} bytes. Give one patient&apos;s record.</source>
        <translation>{file} tiene más de {limit} bytes. Use el registro de un solo paciente.</translation>
    </message>
    <message>
        <source>This dataset cannot be read</source>
        <translation>No se puede leer este conjunto de datos</translation>
    </message>
    <message>
        <source>Its file is damaged. Freeze a new one, or restore a backup.</source>
        <translation>Su archivo está dañado. Congele uno nuevo o restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>This dataset is not there</source>
        <translation>Este conjunto de datos no está</translation>
    </message>
    <message>
        <source>None was frozen under that number. Freeze one on the page Data.</source>
        <translation>No se congeló ninguno con ese número. Congele uno en la página Datos.</translation>
    </message>
    <message>
        <source>No dataset was frozen</source>
        <translation>No se congeló ningún conjunto de datos</translation>
    </message>
    <message>
        <source>None of the {cases} records may be used for research. Record consent for research, or import with a basis that allows it.</source>
        <translation>Ninguno de los {cases} registros puede usarse para investigación. Registre el consentimiento para investigación o importe con una base que lo permita.</translation>
    </message>
    <message>
        <source>This file is not there</source>
        <translation>Este archivo no está</translation>
    </message>
    <message>
        <source>None has that fingerprint. Read the page anew (F5).</source>
        <translation>Ninguno tiene esa huella. Vuelva a leer la página (F5).</translation>
    </message>
    <message>
        <source>The file was not attached</source>
        <translation>El archivo no se adjuntó</translation>
    </message>
    <message>
        <source>{file} has {size} bytes; the limit is {limit}. Attach a smaller one.</source>
        <translation>{file} tiene {size} bytes; el límite es {limit}. Adjunte uno más pequeño.</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>No se importó nada</translation>
    </message>
    <message>
        <source>This very file was imported before. Undo that import first if you want it again.</source>
        <translation>Este mismo archivo ya se importó antes. Deshaga primero esa importación si lo quiere de nuevo.</translation>
    </message>
    <message>
        <source>This import was already taken back. Import the file again if you need it.</source>
        <translation>Esta importación ya se deshizo. Importe de nuevo el archivo si lo necesita.</translation>
    </message>
    <message>
        <source>{file} changed while it was being read. Try again when nobody writes to it.</source>
        <translation>{file} cambió mientras se leía. Inténtelo de nuevo cuando nadie escriba en él.</translation>
    </message>
    <message>
        <source>{file} is empty. Choose another file.</source>
        <translation>{file} está vacío. Elija otro archivo.</translation>
    </message>
    <message>
        <source>This import was not undone</source>
        <translation>Esta importación no se deshizo</translation>
    </message>
    <message>
        <source>{diagnoses} diagnoses stand on its patients. It must stay.</source>
        <translation>{diagnoses} diagnósticos se apoyan en sus pacientes. Debe conservarse.</translation>
    </message>
    <message>
        <source>The legal basis is missing. Choose of: {known}.</source>
        <translation>Falta la base legal. Elija entre: {known}.</translation>
    </message>
    <message>
        <source>This import is not there</source>
        <translation>Esta importación no está</translation>
    </message>
    <message>
        <source>No import has that number. Read the page anew (F5).</source>
        <translation>Ninguna importación tiene ese número. Vuelva a leer la página (F5).</translation>
    </message>
    <message>
        <source>All {refused} rows of {file} were refused. Look at the reasons, and check what the columns mean.</source>
        <translation>Se rechazaron las {refused} filas de {file}. Mire las razones y revise qué significan las columnas.</translation>
    </message>
    <message>
        <source>The import was not undone</source>
        <translation>La importación no se deshizo</translation>
    </message>
    <message>
        <source>{file} has {size} bytes; the limit is {limit}. Split it.</source>
        <translation>{file} tiene {size} bytes; el límite es {limit}. Divídalo.</translation>
    </message>
    <message>
        <source>The file holds more than {limit} records. Split it.</source>
        <translation>El archivo contiene más de {limit} registros. Divídalo.</translation>
    </message>
    <message>
        <source>{file} needs more memory than this program takes. Split it, or check where it came from.</source>
        <translation>{file} necesita más memoria de la que usa este programa. Divídalo o revise su origen.</translation>
    </message>
    <message>
        <source>{file} could not be read ({reason}). Save it as CSV (UTF-8) and try again.</source>
        <translation>{file} no se pudo leer ({reason}). Guárdelo como CSV (UTF-8) e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The file was not kept</source>
        <translation>El archivo no se guardó</translation>
    </message>
    <message>
        <source>It changed while it was being read. Try again when nobody writes to it.</source>
        <translation>Cambió mientras se leía. Inténtelo de nuevo cuando nadie escriba en él.</translation>
    </message>
    <message>
        <source>This saved assignment cannot be used</source>
        <translation>Esta asignación guardada no se puede usar</translation>
    </message>
    <message>
        <source>It is damaged at {where}. Assign the columns again.</source>
        <translation>Está dañada en {where}. Asigne de nuevo las columnas.</translation>
    </message>
    <message>
        <source>The columns are not all assigned</source>
        <translation>No todas las columnas están asignadas</translation>
    </message>
    <message>
        <source>{column} is a finding without a term. Choose the term, or ignore the column.</source>
        <translation>{column} es un hallazgo sin término. Elija el término o ignore la columna.</translation>
    </message>
    <message>
        <source>The factor of {column} must be a number above 0.</source>
        <translation>El factor de {column} debe ser un número mayor que 0.</translation>
    </message>
    <message>
        <source>A value cannot mean this for {role} ({reason}). Choose another meaning.</source>
        <translation>Un valor no puede significar esto para {role} ({reason}). Elija otro significado.</translation>
    </message>
    <message>
        <source>{first} and {column} are both the {role}. Keep one of them.</source>
        <translation>{first} y {column} son ambas {role}. Conserve una de ellas.</translation>
    </message>
    <message>
        <source>The columns were not read</source>
        <translation>No se leyeron las columnas</translation>
    </message>
    <message>
        <source>There are more than {limit}. Remove those that say nothing about the patient.</source>
        <translation>Hay más de {limit}. Quite las que no digan nada del paciente.</translation>
    </message>
    <message>
        <source>{column} cannot be {role}. Choose another meaning.</source>
        <translation>{column} no puede ser {role}. Elija otro significado.</translation>
    </message>
    <message>
        <source>{value} is not possible for {setting}. Choose another one.</source>
        <translation>{value} no es posible para {setting}. Elija otro.</translation>
    </message>
    <message>
        <source>The patient was not recorded</source>
        <translation>El paciente no se registró</translation>
    </message>
    <message>
        <source>The age must lie between 0 and {limit} years. Check it.</source>
        <translation>La edad debe estar entre 0 y {limit} años. Revísela.</translation>
    </message>
    <message>
        <source>Somebody with this number or name is recorded already. Look for them.</source>
        <translation>Ya hay alguien registrado con este número o nombre. Búsquelo.</translation>
    </message>
    <message>
        <source>A number or name is missing. Type one.</source>
        <translation>Falta un número o un nombre. Escriba uno.</translation>
    </message>
    <message>
        <source>The number or name is longer than {limit} letters. Shorten it.</source>
        <translation>El número o nombre tiene más de {limit} letras. Acórtelo.</translation>
    </message>
    <message>
        <source>This patient is not there</source>
        <translation>Este paciente no está</translation>
    </message>
    <message>
        <source>Nobody has that number. Read the page anew (F5).</source>
        <translation>Nadie tiene ese número. Vuelva a leer la página (F5).</translation>
    </message>
    <message>
        <source>This is not a phenopacket that can be read</source>
        <translation>Este no es un phenopacket legible</translation>
    </message>
    <message>
        <source>Its field {field} is missing or of the wrong kind. Export it again as GA4GH Phenopacket v2.</source>
        <translation>Su campo {field} falta o es de otro tipo. Expórtelo de nuevo como GA4GH Phenopacket v2.</translation>
    </message>
    <message>
        <source>It is not JSON. Export it again as GA4GH Phenopacket v2.</source>
        <translation>No es JSON. Expórtelo de nuevo como GA4GH Phenopacket v2.</translation>
    </message>
    <message>
        <source>This phenopacket was refused</source>
        <translation>Este phenopacket se rechazó</translation>
    </message>
    <message>
        <source>It is larger than {limit} bytes. Check where it came from.</source>
        <translation>Tiene más de {limit} bytes. Revise su origen.</translation>
    </message>
    <message>
        <source>This profile cannot be used</source>
        <translation>Este perfil no se puede usar</translation>
    </message>
    <message>
        <source>{file} is not a saved assignment of columns. Assign them anew.</source>
        <translation>{file} no es una asignación de columnas guardada. Asígnelas de nuevo.</translation>
    </message>
    <message>
        <source>The profile was not saved</source>
        <translation>El perfil no se guardó</translation>
    </message>
    <message>
        <source>Its name is empty. Type one.</source>
        <translation>Su nombre está vacío. Escriba uno.</translation>
    </message>
    <message>
        <source>This profile was refused</source>
        <translation>Este perfil se rechazó</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} bytes. Choose another file.</source>
        <translation>{file} tiene más de {limit} bytes. Elija otro archivo.</translation>
    </message>
    <message>
        <source>This profile is not there</source>
        <translation>Este perfil no está</translation>
    </message>
    <message>
        <source>No assignment was saved under that name. Choose another one.</source>
        <translation>No se guardó ninguna asignación con ese nombre. Elija otro.</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>No se leyó nada</translation>
    </message>
    <message>
        <source>The archive {file} is damaged. Get the file again.</source>
        <translation>El archivo comprimido {file} está dañado. Consígalo de nuevo.</translation>
    </message>
    <message>
        <source>{file} unpacks to more than {limit} bytes. Split it, or check where it came from.</source>
        <translation>{file} se descomprime a más de {limit} bytes. Divídalo o revise su origen.</translation>
    </message>
    <message>
        <source>{file} has no column {column}. Check what the columns mean.</source>
        <translation>{file} no tiene la columna {column}. Revise qué significan las columnas.</translation>
    </message>
    <message>
        <source>What the columns of {file} mean is not known yet. Assign them first.</source>
        <translation>Todavía no se sabe qué significan las columnas de {file}. Asígnelas primero.</translation>
    </message>
    <message>
        <source>{file} holds no records. Choose another file.</source>
        <translation>{file} no contiene registros. Elija otro archivo.</translation>
    </message>
    <message>
        <source>{file} is not the archive it says it is. Get the file again.</source>
        <translation>{file} no es el archivo comprimido que dice ser. Consígalo de nuevo.</translation>
    </message>
    <message>
        <source>{file} is not written in {encoding} (position {position}). Choose another encoding.</source>
        <translation>{file} no está escrito en {encoding} (posición {position}). Elija otra codificación.</translation>
    </message>
    <message>
        <source>{file} is not a text file (position {position}). Save the table as CSV.</source>
        <translation>{file} no es un archivo de texto (posición {position}). Guarde la tabla como CSV.</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} bytes. Split it.</source>
        <translation>{file} tiene más de {limit} bytes. Divídalo.</translation>
    </message>
    <message>
        <source>{file} has more than {limit} columns. Remove those that say nothing about the patient.</source>
        <translation>{file} tiene más de {limit} columnas. Quite las que no digan nada del paciente.</translation>
    </message>
    <message>
        <source>{file} has more than {limit} members. Split it.</source>
        <translation>{file} contiene más de {limit} elementos. Divídalo.</translation>
    </message>
    <message>
        <source>The format {format} is not known here. Use CSV or Phenopackets.</source>
        <translation>El formato {format} no se conoce aquí. Use CSV o Phenopackets.</translation>
    </message>
    <message>
        <source>{file} looks like {looks_like}, which is not read. Save it as CSV or Phenopackets.</source>
        <translation>{file} parece {looks_like}, que no se lee. Guárdelo como CSV o Phenopackets.</translation>
    </message>
    <message>
        <source>Whoever trained a model may not approve it. Ask another person with the approver&apos;s role.</source>
        <translation>Quien entrenó un modelo no puede aprobarlo. Pida a otra persona con el rol de aprobador.</translation>
    </message>
    <message>
        <source>The audit trail is broken</source>
        <translation>El registro de auditoría está roto</translation>
    </message>
    <message>
        <source>Event {first_bad} of {events} does not fit the chain. Keep this workspace as it is and tell the administrator.</source>
        <translation>El evento {first_bad} de {events} no encaja en la cadena. Conserve este espacio de trabajo tal como está y avise al administrador.</translation>
    </message>
    <message>
        <source>The backup was not kept</source>
        <translation>La copia de seguridad no se conservó</translation>
    </message>
    <message>
        <source>It could not be verified ({problem}). Check the disk, then close the window again.</source>
        <translation>No se pudo verificar ({problem}). Revise el disco y cierre de nuevo la ventana.</translation>
    </message>
    <message>
        <source>The example was not made</source>
        <translation>No se creó el ejemplo</translation>
    </message>
    <message>
        <source>Its folder holds something else: {folder}. Empty it, or move what is in it.</source>
        <translation>Su carpeta contiene otra cosa: {folder}. Vacíela o mueva su contenido.</translation>
    </message>
    <message>
        <source>The example was not finished</source>
        <translation>El ejemplo no se terminó</translation>
    </message>
    <message>
        <source>None of its models could be trained. Look at the log, and report this.</source>
        <translation>No se pudo entrenar ninguno de sus modelos. Revise el registro e informe de esto.</translation>
    </message>
    <message>
        <source>The example patients cannot be read</source>
        <translation>No se pueden leer los pacientes de ejemplo</translation>
    </message>
    <message>
        <source>{file} is damaged. Install the program again.</source>
        <translation>{file} está dañado. Instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>The example patients were not made</source>
        <translation>No se crearon los pacientes de ejemplo</translation>
    </message>
    <message>
        <source>Choose between 1 and {limit}.</source>
        <translation>Elija entre 1 y {limit}.</translation>
    </message>
    <message>
        <source>The workspace was not updated and is as it was</source>
        <translation>El espacio de trabajo no se actualizó y sigue como estaba</translation>
    </message>
    <message>
        <source>A check failed ({problem}). Keep the backup and report this.</source>
        <translation>Falló una verificación ({problem}). Conserve la copia de seguridad e informe de esto.</translation>
    </message>
    <message>
        <source>The file was not written</source>
        <translation>El archivo no se escribió</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Choose another place.</source>
        <translation>No se puede escribir {path}: {reason}. Elija otro lugar.</translation>
    </message>
    <message>
        <source>The workspace stays closed</source>
        <translation>El espacio de trabajo sigue cerrado</translation>
    </message>
    <message>
        <source>No passphrase was given. Type it.</source>
        <translation>No se dio ninguna frase de contraseña. Escríbala.</translation>
    </message>
    <message>
        <source>Nothing was done</source>
        <translation>No se hizo nada</translation>
    </message>
    <message>
        <source>Your roles ({roles}) do not allow this ({act}). Ask the administrator, or someone who may.</source>
        <translation>Sus roles ({roles}) no permiten esto ({act}). Pida ayuda al administrador o a quien pueda hacerlo.</translation>
    </message>
    <message>
        <source>Your settings were not saved</source>
        <translation>Sus preferencias no se guardaron</translation>
    </message>
    <message>
        <source>The file cannot be written: {reason}. Check the rights of your settings folder.</source>
        <translation>No se puede escribir el archivo: {reason}. Revise los permisos de su carpeta de configuración.</translation>
    </message>
    <message>
        <source>A kept file cannot be read</source>
        <translation>No se puede leer un archivo guardado</translation>
    </message>
    <message>
        <source>{file} is damaged or was changed. Restore a backup.</source>
        <translation>{file} está dañado o fue modificado. Restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>{file} is gone. Restore a backup.</source>
        <translation>{file} ya no está. Restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>{file} is not one that this program wrote. Restore a backup.</source>
        <translation>{file} no fue escrito por este programa. Restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>What was written there may never be changed or removed; a correction is a new entry. Add one.</source>
        <translation>Lo que se escribió allí nunca se cambia ni se borra; una corrección es una entrada nueva. Agregue una.</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>No se escribió nada</translation>
    </message>
    <message>
        <source>{path} is there already. Choose another place.</source>
        <translation>{path} ya existe. Elija otro lugar.</translation>
    </message>
    <message>
        <source>Another program keeps the store busy. Try again in a moment.</source>
        <translation>Otro programa mantiene ocupado el almacén. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>The disk is full ({folder}). Free some space and do it again.</source>
        <translation>El disco está lleno ({folder}). Libere espacio y repítalo.</translation>
    </message>
    <message>
        <source>The workspace was not made</source>
        <translation>No se creó el espacio de trabajo</translation>
    </message>
    <message>
        <source>There is a store already: {store}. Choose an empty folder.</source>
        <translation>Ya existe un almacén: {store}. Elija una carpeta vacía.</translation>
    </message>
    <message>
        <source>Its store is not there: {store}. Check the folder, or restore a backup.</source>
        <translation>Su almacén no está: {store}. Revise la carpeta o restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>The workspace stays closed and is unchanged</source>
        <translation>El espacio de trabajo sigue cerrado y sin cambios</translation>
    </message>
    <message>
        <source>A newer program wrote its store. Update this program.</source>
        <translation>Su almacén fue escrito por un programa más nuevo. Actualice este programa.</translation>
    </message>
    <message>
        <source>The SQLite library ({found}) is too old to be safe; {needed} is needed. Set the program up again.</source>
        <translation>La biblioteca SQLite ({found}) es demasiado antigua para ser segura; se necesita {needed}. Instale de nuevo el programa.</translation>
    </message>
    <message>
        <source>Its store is of an older program. Sign in with no other window open: it is updated after a backup.</source>
        <translation>Su almacén es de un programa anterior. Ingrese sin otra ventana abierta: se actualiza después de una copia de seguridad.</translation>
    </message>
    <message>
        <source>This folder cannot be written to: {folder}. Check its rights.</source>
        <translation>No se puede escribir en esta carpeta: {folder}. Revise sus permisos.</translation>
    </message>
    <message>
        <source>Its store is damaged, or the key is not its own. Restore a backup.</source>
        <translation>Su almacén está dañado o la clave no es la suya. Restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>Nobody was added</source>
        <translation>No se agregó a nadie</translation>
    </message>
    <message>
        <source>This name is taken. Choose another one.</source>
        <translation>Este nombre ya existe. Elija otro.</translation>
    </message>
    <message>
        <source>This person&apos;s access has ended. Ask the administrator.</source>
        <translation>El acceso de esta persona terminó. Consulte al administrador.</translation>
    </message>
    <message>
        <source>This is the last administrator. Give the role to somebody else first.</source>
        <translation>Es el último administrador. Dé primero ese rol a otra persona.</translation>
    </message>
    <message>
        <source>This person is not there</source>
        <translation>Esta persona no está</translation>
    </message>
    <message>
        <source>Nobody here has that name. Check the name.</source>
        <translation>Aquí nadie tiene ese nombre. Revise el nombre.</translation>
    </message>
    <message>
        <source>The name is empty. Type a short name to sign in with.</source>
        <translation>El nombre está vacío. Escriba un nombre corto para ingresar.</translation>
    </message>
    <message>
        <source>A person without a role can do nothing. Choose one role or more.</source>
        <translation>Una persona sin rol no puede hacer nada. Elija uno o más roles.</translation>
    </message>
    <message>
        <source>Nobody ends their own access. Ask another administrator.</source>
        <translation>Nadie termina su propio acceso. Pídalo a otro administrador.</translation>
    </message>
    <message>
        <source>{role} is not a role. Choose of: {roles}.</source>
        <translation>{role} no es un rol. Elija entre: {roles}.</translation>
    </message>
    <message>
        <source>Its keys are damaged ({file}). Restore keys.json from a backup.</source>
        <translation>Sus claves están dañadas ({file}). Restaure keys.json desde una copia de seguridad.</translation>
    </message>
    <message>
        <source>There are keys already: {file}. Choose an empty folder.</source>
        <translation>Ya existen claves: {file}. Elija una carpeta vacía.</translation>
    </message>
    <message>
        <source>This is the last way into the workspace. Add another person first.</source>
        <translation>Es la última forma de entrar al espacio de trabajo. Agregue primero a otra persona.</translation>
    </message>
    <message>
        <source>Its keys are not there: {file}. Check the folder, or restore a backup.</source>
        <translation>Sus claves no están: {file}. Revise la carpeta o restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>The recovery code is mistyped. Compare it with the printed one, group by group.</source>
        <translation>El código de recuperación está mal escrito. Compárelo con el impreso, grupo por grupo.</translation>
    </message>
    <message>
        <source>A newer program wrote its keys ({file}). Update this program.</source>
        <translation>Sus claves fueron escritas por un programa más nuevo ({file}). Actualice este programa.</translation>
    </message>
    <message>
        <source>This person has no key here. Check the name.</source>
        <translation>Esta persona no tiene clave aquí. Revise el nombre.</translation>
    </message>
    <message>
        <source>The passphrase is shorter than {minimum} letters. Four words are good.</source>
        <translation>La frase de contraseña tiene menos de {minimum} letras. Cuatro palabras son buenas.</translation>
    </message>
    <message>
        <source>This name has a key already. Choose another name.</source>
        <translation>Este nombre ya tiene una clave. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Its keys were weakened outside of the program ({file}). Restore keys.json from a backup, and tell the administrator.</source>
        <translation>Sus claves fueron debilitadas fuera del programa ({file}). Restaure keys.json desde una copia de seguridad y avise al administrador.</translation>
    </message>
    <message>
        <source>This recovery code belongs to another workspace. Look for the printed code of this one.</source>
        <translation>Este código de recuperación es de otro espacio de trabajo. Busque el código impreso de este.</translation>
    </message>
    <message>
        <source>The passphrase does not fit</source>
        <translation>La frase de contraseña no coincide</translation>
    </message>
    <message>
        <source>Name and passphrase do not go together. Try again; the printed recovery code opens it, too.</source>
        <translation>El nombre y la frase de contraseña no corresponden. Inténtelo de nuevo; el código de recuperación impreso también lo abre.</translation>
    </message>
    <message>
        <source>The disk is full ({folder}): {needed} bytes are needed, {free} are free. Free some space.</source>
        <translation>El disco está lleno ({folder}): se necesitan {needed} bytes y hay {free} libres. Libere espacio.</translation>
    </message>
    <message>
        <source>Another window has it open: {folder}. Close that window first.</source>
        <translation>Otra ventana lo tiene abierto: {folder}. Cierre primero esa ventana.</translation>
    </message>
    <message>
        <source>There is no workspace</source>
        <translation>No hay ningún espacio de trabajo</translation>
    </message>
    <message>
        <source>The folder holds none: {folder}. Choose another one, or make a new workspace.</source>
        <translation>La carpeta no contiene ninguno: {folder}. Elija otra o cree un espacio de trabajo nuevo.</translation>
    </message>
    <message>
        <source>Names may not be empty. Type the clinic&apos;s name and your own.</source>
        <translation>Los nombres no pueden estar vacíos. Escriba el nombre de la clínica y el suyo.</translation>
    </message>
    <message>
        <source>The folder is not empty: {folder}. Choose an empty one.</source>
        <translation>La carpeta no está vacía: {folder}. Elija una vacía.</translation>
    </message>
    <message>
        <source>The folder cannot be written to ({folder}): {reason}. Choose another one.</source>
        <translation>No se puede escribir en la carpeta ({folder}): {reason}. Elija otra.</translation>
    </message>
    <message>
        <source>The program foresaw this but has no words for it yet ({code}). Nothing was changed.</source>
        <translation>El programa previó esto, pero aún no tiene palabras para ello ({code}). No se cambió nada.</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Esto no funcionó</translation>
    </message>
    <message>
        <source>This is a fault of the program, not yours. What was saved before is safe; the step that failed was not carried out. Try once more; if it comes back, pass this on: {place}</source>
        <translation>Es una falla del programa, no suya. Lo guardado antes está a salvo; el paso que falló no se realizó. Inténtelo otra vez; si se repite, informe de esto: {place}</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>El programa cometió un error</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Cerrar aviso</translation>
    </message>
    <message>
        <source>The edited common diseases were refused</source>
        <translation>Se rechazaron las enfermedades comunes editadas</translation>
    </message>
    <message>
        <source>{rows} cells or rows cannot be taken, the first in {file}, line {line}, column {column}. Mend them and add the tables again, or use the embedded knowledge alone.</source>
        <translation>No se pueden tomar {rows} celdas o filas; la primera está en {file}, línea {line}, columna {column}. Corríjalas y agregue las tablas de nuevo, o use solo el conocimiento incluido.</translation>
    </message>
    <message>
        <source>A knowledge pack has changed</source>
        <translation>Un paquete de conocimiento ha cambiado</translation>
    </message>
    <message>
        <source>{file} is no longer what was added. Add it again, or use the embedded knowledge alone.</source>
        <translation>{file} ya no es lo que se añadió. Añádalo de nuevo o use solo el conocimiento incluido.</translation>
    </message>
    <message>
        <source>The knowledge pack was refused</source>
        <translation>El paquete de conocimiento fue rechazado</translation>
    </message>
    <message>
        <source>{file} is damaged or breaks off. Download it again; nothing was kept.</source>
        <translation>{file} está dañado o incompleto. Descárguelo de nuevo; no se guardó nada.</translation>
    </message>
    <message>
        <source>{file} is not what its kind should be (line {line}). Download it again from its publisher; nothing was kept.</source>
        <translation>{file} no es lo que su tipo debe ser (línea {line}). Descárguelo de nuevo de quien lo publica; no se guardó nada.</translation>
    </message>
    <message>
        <source>The knowledge packs cannot be listed</source>
        <translation>No se pueden listar los paquetes de conocimiento</translation>
    </message>
    <message>
        <source>{file} among them is damaged. Delete it, and add its pack again.</source>
        <translation>{file}, uno de ellos, está dañado. Bórrelo y añada su paquete de nuevo.</translation>
    </message>
    <message>
        <source>The knowledge pack cannot be read</source>
        <translation>No se puede leer el paquete de conocimiento</translation>
    </message>
    <message>
        <source>{file} is not there or may not be opened. Add it again, or use the embedded knowledge alone.</source>
        <translation>{file} no está o no se puede abrir. Añádalo de nuevo o use solo el conocimiento incluido.</translation>
    </message>
    <message>
        <source>The knowledge packs are as they were</source>
        <translation>Los paquetes de conocimiento siguen como estaban</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({reason}). Make room, or allow writing there.</source>
        <translation>No se puede escribir en {folder} ({reason}). Libere espacio o permita escribir allí.</translation>
    </message>
    <message>
        <source>The knowledge pack is too large</source>
        <translation>El paquete de conocimiento es demasiado grande</translation>
    </message>
    <message>
        <source>{file} is or unpacks to more than {limit} allow. Use the file as its publisher offers it.</source>
        <translation>{file} supera o se descomprime a más de {limit}, el máximo permitido. Use el archivo tal como lo ofrece quien lo publica.</translation>
    </message>
    <message>
        <source>The choice of packs was not changed</source>
        <translation>No se cambió la selección de paquetes</translation>
    </message>
    <message>
        <source>Two of them are of the kind {kind}. Choose one.</source>
        <translation>Dos de ellos son del tipo {kind}. Elija uno.</translation>
    </message>
    <message>
        <source>This knowledge pack is not known</source>
        <translation>Este paquete de conocimiento no se conoce</translation>
    </message>
    <message>
        <source>None is known as {pack}, or several are. Choose from the list.</source>
        <translation>Ninguno se conoce como {pack}, o hay varios. Elija de la lista.</translation>
    </message>
    <message>
        <source>{file} is none of the known kinds: HPO release, ORPHApackets, SSSOM mappings, babelon translation, Orphanet names, or a folder with the three tables of common diseases.</source>
        <translation>{file} no es de ninguno de los tipos conocidos: versión de la HPO, ORPHApackets, equivalencias SSSOM, traducción babelon, nombres de Orphanet o una carpeta con las tres tablas de enfermedades comunes.</translation>
    </message>
</context>
<context>
    <name>times</name>
    <message>
        <source>today %1</source>
        <translation>hoy %1</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
</TS>
