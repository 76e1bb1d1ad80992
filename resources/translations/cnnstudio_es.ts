<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>AdaptiveAvgPool2d</name>
    <message>
        <source>Averages each channel down to a fixed size; 1 gives one number per channel.</source>
        <translation>Promedia cada canal hasta un tamaño fijo; con 1 queda un número por canal.</translation>
    </message>
    <message>
        <source>Global average</source>
        <translation>Promedio global</translation>
    </message>
    <message>
        <source>Height and width that come out, whatever goes in.</source>
        <translation>Alto y ancho que salen, sea cual sea la entrada.</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>Tamaño de salida</translation>
    </message>
    <message>
        <source>to {size}</source>
        <translation>a {size}</translation>
    </message>
</context>
<context>
    <name>Add</name>
    <message>
        <source>Add</source>
        <translation>Suma</translation>
    </message>
    <message>
        <source>Adds its inputs value by value, as a skip connection does.</source>
        <translation>Suma sus entradas valor por valor, como lo hace una conexión residual.</translation>
    </message>
    <message>
        <source>only equal shapes can be added, but {first} and {other} arrive</source>
        <translation>solo se pueden sumar formas iguales, pero llegan {first} y {other}</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>A second Softmax makes all classes nearly equally likely; one is enough.</source>
        <translation>Un segundo Softmax hace casi igual de probables todas las clases; basta con uno.</translation>
    </message>
    <message>
        <source>An activation before the answer limits the scores; end with the dense block.</source>
        <translation>Una activación antes de la respuesta limita las puntuaciones; termine con la capa densa.</translation>
    </message>
    <message>
        <source>Behind an activation the probabilities of Softmax no longer add up to 1.</source>
        <translation>Detrás de una activación, las probabilidades de Softmax ya no suman 1.</translation>
    </message>
    <message>
        <source>Dropout directly before the answer erases scores at random; put it before the last dense block.</source>
        <translation>Un dropout justo antes de la respuesta borra puntuaciones al azar; póngalo antes de la última capa densa.</translation>
    </message>
    <message>
        <source>No activation stands between this block and the last one with weights: together they equal one.</source>
        <translation>Entre este bloque y el anterior con pesos no hay ninguna activación: juntos equivalen a uno solo.</translation>
    </message>
    <message>
        <source>Only one wire arrives here, so this block changes nothing.</source>
        <translation>Aquí llega una sola conexión, así que este bloque no cambia nada.</translation>
    </message>
    <message>
        <source>ReLU before the answer makes all low scores equal; end with the dense block.</source>
        <translation>ReLU antes de la respuesta iguala todas las puntuaciones bajas; termine con la capa densa.</translation>
    </message>
    <message>
        <source>ReLU behind Softmax does nothing: probabilities are never negative.</source>
        <translation>ReLU detrás de Softmax no hace nada: las probabilidades nunca son negativas.</translation>
    </message>
    <message>
        <source>Softmax belongs directly before the output; here it hides from the next block how strong the values were.</source>
        <translation>Softmax va justo antes de la salida; aquí oculta al bloque siguiente lo fuertes que eran los valores.</translation>
    </message>
    <message>
        <source>Two activations in a row: the second adds little; one is enough.</source>
        <translation>Dos activaciones seguidas: la segunda aporta poco; basta con una.</translation>
    </message>
    <message>
        <source>Two {block} blocks in a row without an activation between them equal one.</source>
        <translation>Dos bloques {block} seguidos sin una activación entre ellos equivalen a uno solo.</translation>
    </message>
    <message>
        <source>What this block computes goes nowhere.</source>
        <translation>Lo que este bloque calcula no va a ninguna parte.</translation>
    </message>
    <message>
        <source>{share} % of all weights are in this one dense block; global average pooling before it needs far fewer.</source>
        <translation>el {share} % de todos los pesos está en esta capa densa; con un promedio global antes hacen falta muchos menos.</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The window&apos;s library cannot be loaded ({error}): “cnnstudio doctor” says what mends it.</source>
        <translation>No se puede cargar la biblioteca de la ventana ({error}): “cnnstudio doctor” dice qué lo arregla.</translation>
    </message>
    <message>
        <source>This installation has no window; “cnnstudio --help” lists the commands.</source>
        <translation>Esta instalación no tiene ventana; “cnnstudio --help” muestra las órdenes.</translation>
    </message>
    <message>
        <source>{reason} “cnnstudio train” works without a window.</source>
        <translation>{reason} “cnnstudio train” funciona sin ventana.</translation>
    </message>
</context>
<context>
    <name>AvgPool2d</name>
    <message>
        <source>Average pooling</source>
        <translation>Pooling promedio</translation>
    </message>
    <message>
        <source>Keeps the mean of each window; padding counts as zeros.</source>
        <translation>Guarda la media de cada ventana; el relleno cuenta como ceros.</translation>
    </message>
    <message>
        <source>mean {window}</source>
        <translation>media {window}</translation>
    </message>
</context>
<context>
    <name>BatchNorm2d</name>
    <message>
        <source>Added to the variance, so that nothing is divided by zero.</source>
        <translation>Se suma a la varianza para no dividir entre cero.</translation>
    </message>
    <message>
        <source>Batch normalization</source>
        <translation>Norm. por lotes</translation>
    </message>
    <message>
        <source>Brings every channel to mean 0 and variance 1 over the batch, then scales and shifts it.</source>
        <translation>Lleva cada canal a media 0 y varianza 1 en el lote, y luego lo escala y lo desplaza.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Épsilon</translation>
    </message>
    <message>
        <source>Learns one factor and one offset per channel.</source>
        <translation>Aprende un factor y un desplazamiento por canal.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Scale and shift</source>
        <translation>Escalar y desplazar</translation>
    </message>
    <message>
        <source>Weight of the newest batch in the running mean (Keras&apos;s momentum is 1 minus this).</source>
        <translation>Peso del lote más reciente en la media móvil (el momentum de Keras es 1 menos este).</translation>
    </message>
</context>
<context>
    <name>Build</name>
    <message>
        <source>The network cannot be built yet: {block}: {problem}</source>
        <translation>Todavía no se puede construir la red: {block}: {problem}</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>la red</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Add frame</source>
        <translation>Añadir marco</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Añadir nota</translation>
    </message>
    <message>
        <source>Add {block}</source>
        <translation>Agregar {block}</translation>
    </message>
    <message>
        <source>An input cannot run into an input: drop the wire on an output.</source>
        <translation>Una entrada no puede ir a otra entrada: suelte la conexión en una salida.</translation>
    </message>
    <message>
        <source>An output cannot run into an output: drop the wire on an input.</source>
        <translation>Una salida no puede ir a otra salida: suelte la conexión en una entrada.</translation>
    </message>
    <message>
        <source>Arrange blocks</source>
        <translation>Ordenar los bloques</translation>
    </message>
    <message>
        <source>Changed since training</source>
        <translation>Modificado desde el entrenamiento</translation>
    </message>
    <message>
        <source>Close: show the group as one block</source>
        <translation>Cerrar: mostrar el grupo como un solo bloque</translation>
    </message>
    <message>
        <source>Colour note</source>
        <translation>Colorear nota</translation>
    </message>
    <message>
        <source>Connect {source} to {target}</source>
        <translation>Conectar {source} con {target}</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>Eliminar nota</translation>
    </message>
    <message>
        <source>Delete notes</source>
        <translation>Eliminar notas</translation>
    </message>
    <message>
        <source>Delete {block}</source>
        <translation>Eliminar {block}</translation>
    </message>
    <message>
        <source>Delete {n} blocks</source>
        <translation>Eliminar {n} bloques</translation>
    </message>
    <message>
        <source>Double-click to write</source>
        <translation>Haga doble clic para escribir</translation>
    </message>
    <message>
        <source>Drag a block from the left, or double-click one to begin.</source>
        <translation>Arrastre un bloque desde la izquierda o haga doble clic en uno para empezar.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Marco</translation>
    </message>
    <message>
        <source>Groups lie at most {limit} deep in each other.</source>
        <translation>Los grupos se anidan como máximo {limit} veces.</translation>
    </message>
    <message>
        <source>Keras or PyTorch code can be pasted here; .cnn and .py files can be dropped.</source>
        <translation>También se puede pegar aquí código de Keras o PyTorch, o soltar archivos .cnn y .py.</translation>
    </message>
    <message>
        <source>Map of the network</source>
        <translation>Mapa de la red</translation>
    </message>
    <message>
        <source>Move block</source>
        <translation>Mover el bloque</translation>
    </message>
    <message>
        <source>Move note</source>
        <translation>Mover nota</translation>
    </message>
    <message>
        <source>Move {n} blocks</source>
        <translation>Mover {n} bloques</translation>
    </message>
    <message>
        <source>Move {n} notes</source>
        <translation>Mover {n} notas</translation>
    </message>
    <message>
        <source>N = {n}: a row of {n} numbers</source>
        <translation>N = {n}: una fila de {n} números</translation>
    </message>
    <message>
        <source>Name of {block}</source>
        <translation>Nombre de {block}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Nothing leaves this block: draw the wire from another one.</source>
        <translation>De este bloque no sale nada: trace la conexión desde otro.</translation>
    </message>
    <message>
        <source>Open: show what is in the group, in its place</source>
        <translation>Abrir: mostrar en su sitio lo que hay en el grupo</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Remove wire</source>
        <translation>Quitar la conexión</translation>
    </message>
    <message>
        <source>Remove wires</source>
        <translation>Quitar las conexiones</translation>
    </message>
    <message>
        <source>Resize frame</source>
        <translation>Cambiar el tamaño del marco</translation>
    </message>
    <message>
        <source>Resize note</source>
        <translation>Cambiar el tamaño de la nota</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Texto de la nota</translation>
    </message>
    <message>
        <source>That wire would run in a circle.</source>
        <translation>Esa conexión formaría un ciclo.</translation>
    </message>
    <message>
        <source>The network as blocks and wires. Tab walks the blocks, arrows move them, Delete removes them.</source>
        <translation>La red como bloques y conexiones. Tab recorre los bloques, las flechas los mueven y Supr los elimina.</translation>
    </message>
    <message>
        <source>The shape is not known here.</source>
        <translation>Aquí no se conoce la forma.</translation>
    </message>
    <message>
        <source>There is no network to paste: neither copied blocks nor layers written as code.</source>
        <translation>No hay ninguna red que pegar: ni bloques copiados ni capas escritas como código.</translation>
    </message>
    <message>
        <source>There is nothing to draw yet: place a block first.</source>
        <translation>Todavía no hay nada que dibujar: coloque primero un bloque.</translation>
    </message>
    <message>
        <source>This block takes no input: draw the wire to another one.</source>
        <translation>Este bloque no recibe nada: trace la conexión hacia otro.</translation>
    </message>
    <message>
        <source>Title frame</source>
        <translation>Titular marco</translation>
    </message>
    <message>
        <source>Title of the frame</source>
        <translation>Título del marco</translation>
    </message>
    <message>
        <source>Write here; Esc ends it</source>
        <translation>Escriba aquí; Esc termina</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>Escribir nota</translation>
    </message>
    <message>
        <source>unknown: {type}</source>
        <translation>desconocido: {type}</translation>
    </message>
    <message>
        <source>{count} parameters in all</source>
        <translation>{count} parámetros en total</translation>
    </message>
    <message>
        <source>{c} channels, {h} pixels high, {w} wide</source>
        <translation>{c} canales, {h} píxeles de alto, {w} de ancho</translation>
    </message>
    <message>
        <source>{n} blocks are too many to draw: above {limit} this network is checked and trained only.</source>
        <translation>{n} bloques son demasiados para dibujarlos: por encima de {limit} la red solo se comprueba y se entrena.</translation>
    </message>
    <message>
        <source>{n} classes</source>
        <translation>{n} clases</translation>
    </message>
    <message>
        <source>{shape} in a row</source>
        <translation>{shape} en una fila</translation>
    </message>
    <message>
        <source>{what}, made by {block}</source>
        <translation>{what}, por {block}</translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>Add a block here…</source>
        <translation>Añadir un bloque aquí…</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Edit its fields</source>
        <translation>Editar sus campos</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Open in its place</source>
        <translation>Abrir en su sitio</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Naranja</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Put a block into it…</source>
        <translation>Intercalar un bloque…</translation>
    </message>
    <message>
        <source>Remove the wire</source>
        <translation>Quitar la conexión</translation>
    </message>
    <message>
        <source>What can be done here</source>
        <translation>Qué se puede hacer aquí</translation>
    </message>
    <message>
        <source>What can be done with the note</source>
        <translation>Qué se puede hacer con la nota</translation>
    </message>
    <message>
        <source>What can be done with the wire</source>
        <translation>Qué se puede hacer con la conexión</translation>
    </message>
    <message>
        <source>What can be done with {block}</source>
        <translation>Qué se puede hacer con {block}</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Amarillo</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>The network has no input: add an Input block for the picture.</source>
        <translation>La red no tiene entrada: agregue un bloque de entrada para la imagen.</translation>
    </message>
    <message>
        <source>The network has no output: add an Output block behind the last one.</source>
        <translation>La red no tiene salida: agregue un bloque de salida detrás del último.</translation>
    </message>
    <message>
        <source>nothing arrives here: draw a wire into this block</source>
        <translation>aquí no llega nada: trace una conexión hacia este bloque</translation>
    </message>
    <message>
        <source>the network&apos;s input and output stay outside of groups</source>
        <translation>la entrada y la salida de la red quedan fuera de los grupos</translation>
    </message>
    <message>
        <source>the wires run in a circle through this block; remove one of them</source>
        <translation>las conexiones forman un ciclo que pasa por este bloque; quite una de ellas</translation>
    </message>
    <message>
        <source>there is a second input; a classifier reads one picture</source>
        <translation>hay una segunda entrada; un clasificador lee una sola imagen</translation>
    </message>
    <message>
        <source>there is a second output; a classifier gives one answer</source>
        <translation>hay una segunda salida; un clasificador da una sola respuesta</translation>
    </message>
</context>
<context>
    <name>Class</name>
    <message>
        <source>Class to explain</source>
        <translation>Clase que se explica</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Grad-CAM of {block}</source>
        <translation>Grad-CAM de {block}</translation>
    </message>
    <message>
        <source>Grad-CAM: where the maps of the block that is looked at speak for the class.</source>
        <translation>Grad-CAM: dónde los mapas del bloque que se mira hablan a favor de la clase.</translation>
    </message>
    <message>
        <source>Nothing speaks for this class.</source>
        <translation>Nada habla a favor de esta clase.</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>Oclusión</translation>
    </message>
    <message>
        <source>Occlusion: what happens to the class as a patch covers each place of the picture.</source>
        <translation>Oclusión: qué le pasa a la clase cuando un parche tapa cada lugar de la imagen.</translation>
    </message>
    <message>
        <source>Opacity of the overlay</source>
        <translation>Opacidad de la capa</translation>
    </message>
    <message>
        <source>Overlay…</source>
        <translation>Capa…</translation>
    </message>
    <message>
        <source>Saliency</source>
        <translation>Saliencia</translation>
    </message>
    <message>
        <source>Saliency: which pixels, changed a little, change the score of the class.</source>
        <translation>Saliencia: qué píxeles, al cambiar un poco, cambian la puntuación de la clase.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Why this class?</source>
        <translation>¿Por qué esta clase?</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>la predicha</translation>
    </message>
    <message>
        <source>{share} done</source>
        <translation>{share} hecho</translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message>
        <source>T-shirt/top</source>
        <translation>camiseta</translation>
    </message>
    <message>
        <source>airplane</source>
        <translation>avión</translation>
    </message>
    <message>
        <source>ankle boot</source>
        <translation>botín</translation>
    </message>
    <message>
        <source>automobile</source>
        <translation>automóvil</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>bolso</translation>
    </message>
    <message>
        <source>bird</source>
        <translation>pájaro</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>gato</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>círculo</translation>
    </message>
    <message>
        <source>coat</source>
        <translation>abrigo</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>cruz</translation>
    </message>
    <message>
        <source>deer</source>
        <translation>ciervo</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>perro</translation>
    </message>
    <message>
        <source>dress</source>
        <translation>vestido</translation>
    </message>
    <message>
        <source>frog</source>
        <translation>rana</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>caballo</translation>
    </message>
    <message>
        <source>pullover</source>
        <translation>suéter</translation>
    </message>
    <message>
        <source>ring</source>
        <translation>anillo</translation>
    </message>
    <message>
        <source>sandal</source>
        <translation>sandalia</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>barco</translation>
    </message>
    <message>
        <source>shirt</source>
        <translation>camisa</translation>
    </message>
    <message>
        <source>sneaker</source>
        <translation>zapatilla</translation>
    </message>
    <message>
        <source>square</source>
        <translation>cuadrado</translation>
    </message>
    <message>
        <source>star</source>
        <translation>estrella</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>triángulo</translation>
    </message>
    <message>
        <source>trouser</source>
        <translation>pantalón</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>camión</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>--block is for Grad-CAM: saliency and occlusion look at the picture itself.</source>
        <translation>--block es para Grad-CAM: saliencia y oclusión miran la imagen misma.</translation>
    </message>
    <message>
        <source>--resume goes on as the run was planned: leave out the network, --data, --out and the plan.</source>
        <translation>--resume continúa tal como se planeó la ejecución: omite la red, --data, --out y el plan.</translation>
    </message>
    <message>
        <source>--shift moves every picture alike, --robustness tries all places: give one of them.</source>
        <translation>--shift mueve igual todas las imágenes, --robustness prueba todos los lugares: indique solo uno de los dos.</translation>
    </message>
    <message>
        <source>A part of the installation cannot be loaded ({error}); “cnnstudio doctor” says what mends it.</source>
        <translation>No se puede cargar una parte de la instalación ({error}); “cnnstudio doctor” dice qué lo arregla.</translation>
    </message>
    <message>
        <source>Data root: {folder}</source>
        <translation>Carpeta de datos: {folder}</translation>
    </message>
    <message>
        <source>Downloading {data}: {file}, {done} of {total}</source>
        <translation>Descargando {data}: {file}, {done} de {total}</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>Interrumpido.</translation>
    </message>
    <message>
        <source>Loading torch, measuring how to compute ...</source>
        <translation>Cargando torch y midiendo cómo calcular ...</translation>
    </message>
    <message>
        <source>Something could not be read or written: {reason}.</source>
        <translation>Algo no se pudo leer o escribir: {reason}.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({error}); the details are in {log}, or shown with --debug.</source>
        <translation>Ocurrió algo inesperado ({error}); los detalles están en {log}, o se muestran con --debug.</translation>
    </message>
    <message>
        <source>Stopping; the run is kept.</source>
        <translation>Deteniendo; la ejecución se conserva.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation>No se puede crear la carpeta {folder}: {reason}.</translation>
    </message>
    <message>
        <source>The memory of this machine does not suffice: take a smaller network or smaller pictures.</source>
        <translation>La memoria de este equipo no alcanza: use una red más pequeña o imágenes más pequeñas.</translation>
    </message>
    <message>
        <source>The network cannot run: {block}: {problem}</source>
        <translation>La red no puede funcionar: {block}: {problem}</translation>
    </message>
    <message>
        <source>There is no class “{word}”; the run knows {classes}.</source>
        <translation>No hay ninguna clase «{word}»; la ejecución conoce {classes}.</translation>
    </message>
    <message>
        <source>There is no template and no file called {name}; did you mean {near}?</source>
        <translation>No hay ninguna plantilla ni archivo llamado {name}; ¿quiso decir {near}?</translation>
    </message>
    <message>
        <source>There is no template and no file called {name}; “cnnstudio templates” lists the templates.</source>
        <translation>No hay ninguna plantilla ni archivo llamado {name}; “cnnstudio templates” muestra las plantillas.</translation>
    </message>
    <message>
        <source>There is no test picture {number}; they are numbered from 0 to {last}.</source>
        <translation>No hay imagen de prueba {number}; van de 0 a {last}.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>clase</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>viene con el programa</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>grados</translation>
    </message>
    <message>
        <source>downloaded when it is first used</source>
        <translation>se descarga al usarlo por primera vez</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}  {metrics}</source>
        <translation>época {epoch}/{epochs}  {metrics}</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}  {metrics}  {rate} pictures/s  {left} left</source>
        <translation>época {epoch}/{epochs}  {metrics}  {rate} imágenes/s  faltan {left}</translation>
    </message>
    <message>
        <source>in place {here}, mean over all shifts {mean}, worst {worst}</source>
        <translation>sin mover {here}, media de todos los desplazamientos {mean}, peor {worst}</translation>
    </message>
    <message>
        <source>most often taken for</source>
        <translation>se confunde más con</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>ruido</translation>
    </message>
    <message>
        <source>on this machine</source>
        <translation>en este equipo</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>imagen</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>imágenes</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>precisión</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>predicción</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>probabilidad</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>exhaustividad</translation>
    </message>
    <message>
        <source>run: {folder}</source>
        <translation>ejecución: {folder}</translation>
    </message>
    <message>
        <source>size</source>
        <translation>tamaño</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>test: {metrics}  ({rate} pictures/s, {seconds} s)</source>
        <translation>prueba: {metrics}  ({rate} imágenes/s, {seconds} s)</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>{done} of {total} pictures</source>
        <translation>{done} de {total} imágenes</translation>
    </message>
    <message>
        <source>{file} is where the weights go: give the source another name, as {better}.</source>
        <translation>En {file} se guardan los pesos: dé otro nombre al código, como {better}.</translation>
    </message>
    <message>
        <source>{file}: filters of {block}</source>
        <translation>{file}: filtros de {block}</translation>
    </message>
    <message>
        <source>{file}: what speaks for {title}, to which the network gives {share} % (it says {best})</source>
        <translation>{file}: lo que habla a favor de {title}, a la que la red da {share} % (dice {best})</translation>
    </message>
    <message>
        <source>{file}: {reason}.</source>
        <translation>{file}: {reason}.</translation>
    </message>
    <message>
        <source>{folder} is a file: name a folder for the run.</source>
        <translation>{folder} es un archivo: indique una carpeta para la ejecución.</translation>
    </message>
    <message>
        <source>{folder} is a file: name a folder.</source>
        <translation>{folder} es un archivo: indique una carpeta.</translation>
    </message>
    <message>
        <source>{folder} is complete: it has trained all {epochs} epochs of its plan.</source>
        <translation>{folder} está completa: ha entrenado las {epochs} épocas de su plan.</translation>
    </message>
    <message>
        <source>{images} test pictures of {data}: accuracy {accuracy} ({low} to {high} at 95 %), loss {loss}</source>
        <translation>{images} imágenes de prueba de {data}: exactitud {accuracy} (de {low} a {high} al 95 %), pérdida {loss}</translation>
    </message>
    <message>
        <source>{metrics}  validation: {validation}</source>
        <translation>{metrics}  validación: {validation}</translation>
    </message>
    <message>
        <source>{name}: {title}; {input} pixels, {classes} classes, {parameters} parameters</source>
        <translation>{name}: {title}; {input} píxeles, {classes} clases, {parameters} parámetros</translation>
    </message>
    <message>
        <source>{run}, {images} test pictures of {data}: accuracy in percent, moved right (columns) and down (rows)</source>
        <translation>{run}, {images} imágenes de prueba de {data}: exactitud en tanto por ciento, movidas a la derecha (columnas) y hacia abajo (filas)</translation>
    </message>
    <message>
        <source>{train} training, {validation} validation and {test} test pictures; {parameters} parameters; on {device}</source>
        <translation>{train} imágenes de entrenamiento, {validation} de validación y {test} de prueba; {parameters} parámetros; en {device}</translation>
    </message>
</context>
<context>
    <name>Code</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Line {number} is not known here and became an unknown block: {text}.</source>
        <translation>La línea {number} no se conoce aquí y quedó como bloque desconocido: {text}.</translation>
    </message>
    <message>
        <source>Open as a new network</source>
        <translation>Abrir como red nueva</translation>
    </message>
    <message>
        <source>PyTorch, with the shapes as comments</source>
        <translation>PyTorch, con las formas como comentarios</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Código fuente</translation>
    </message>
    <message>
        <source>There is no code yet. {block}: {problem}</source>
        <translation>Todavía no hay código. {block}: {problem}</translation>
    </message>
    <message>
        <source>There is no code yet. {problem}</source>
        <translation>Todavía no hay código. {problem}</translation>
    </message>
    <message>
        <source>{count} blocks were read from the code.</source>
        <translation>Se leyeron {count} bloques del código.</translation>
    </message>
    <message>
        <source>{count} lines are not known here and became unknown blocks ({lines}).</source>
        <translation>{count} líneas no se conocen aquí y quedaron como bloques desconocidos ({lines}).</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>A command, block, template, setting …</source>
        <translation>Un comando, bloque, plantilla, ajuste…</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Find a command, block, template or setting</source>
        <translation>Buscar un comando, un bloque, una plantilla o un ajuste</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Nada se llama así.</translation>
    </message>
    <message>
        <source>What is found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>add</source>
        <translation>agregar</translation>
    </message>
    <message>
        <source>add a block</source>
        <translation>agregar un bloque</translation>
    </message>
    <message>
        <source>choose the data</source>
        <translation>elegir los datos</translation>
    </message>
    <message>
        <source>choose the device</source>
        <translation>elegir el dispositivo</translation>
    </message>
    <message>
        <source>in this network</source>
        <translation>en esta red</translation>
    </message>
    <message>
        <source>open a file</source>
        <translation>abrir un archivo</translation>
    </message>
    <message>
        <source>open a template</source>
        <translation>abrir una plantilla</translation>
    </message>
    <message>
        <source>show a panel</source>
        <translation>mostrar un panel</translation>
    </message>
    <message>
        <source>{command}: {why}.</source>
        <translation>{command}: {why}.</translation>
    </message>
</context>
<context>
    <name>Concatenate</name>
    <message>
        <source>Concatenate</source>
        <translation>Concatenación</translation>
    </message>
    <message>
        <source>Puts the channels of its inputs behind each other.</source>
        <translation>Pone los canales de sus entradas uno detrás de otro.</translation>
    </message>
    <message>
        <source>only the number of channels may differ between the inputs, but {first} and {other} arrive</source>
        <translation>entre las entradas solo puede variar el número de canales, pero llegan {first} y {other}</translation>
    </message>
</context>
<context>
    <name>Conv2d</name>
    <message>
        <source>1 filter, {kernel}</source>
        <translation>1 filtro, {kernel}</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>Channels are split into this many groups that do not see each other.</source>
        <translation>Los canales se reparten en este número de grupos que no se ven entre sí.</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolución</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Dilatación</translation>
    </message>
    <message>
        <source>Distance between the pixels that the window reads; 1 reads neighbours.</source>
        <translation>Distancia entre los píxeles que lee la ventana; con 1 lee vecinos.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Height and width of the window, in pixels.</source>
        <translation>Alto y ancho de la ventana, en píxeles.</translation>
    </message>
    <message>
        <source>How many filters, so how many maps come out.</source>
        <translation>Cuántos filtros, y por tanto cuántos mapas salen.</translation>
    </message>
    <message>
        <source>How many pixels the window moves at each step.</source>
        <translation>Cuántos píxeles avanza la ventana en cada paso.</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>One learned number per filter, added to every sum.</source>
        <translation>Un número aprendido por filtro, que se suma a cada resultado.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Relleno (padding)</translation>
    </message>
    <message>
        <source>Slides learned windows over the image; each output channel is one filter.</source>
        <translation>Desliza ventanas aprendidas sobre la imagen; cada canal de salida es un filtro.</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Paso (stride)</translation>
    </message>
    <message>
        <source>padding “same” works with stride 1 only, as in torch; give the padding in pixels</source>
        <translation>el relleno “same” solo funciona con paso 1, como en torch; indique el relleno en píxeles</translation>
    </message>
    <message>
        <source>valid adds nothing; same keeps height and width; a number adds zeros on each side.</source>
        <translation>valid no agrega nada; same conserva el alto y el ancho; un número agrega ceros en cada lado.</translation>
    </message>
    <message>
        <source>{filters} filters, {kernel}</source>
        <translation>{filters} filtros, {kernel}</translation>
    </message>
    <message>
        <source>{groups} groups must divide the channels coming in ({into}) and the filters ({out})</source>
        <translation>{groups} grupos deben dividir los canales que entran ({into}) y los filtros ({out})</translation>
    </message>
</context>
<context>
    <name>Convention</name>
    <message>
        <source>Padding in Keras</source>
        <translation>Relleno en Keras</translation>
    </message>
    <message>
        <source>Padding, each side</source>
        <translation>Relleno por lado</translation>
    </message>
    <message>
        <source>Padding, total</source>
        <translation>Relleno total</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Legend</source>
        <translation>Leyenda</translation>
    </message>
    <message>
        <source>Press Train: the loss and the accuracy of every step appear here while the network learns.</source>
        <translation>Pulse Entrenar: aquí aparecen la pérdida y la exactitud de cada paso mientras la red aprende.</translation>
    </message>
    <message>
        <source>run before</source>
        <translation>ejecución anterior</translation>
    </message>
    <message>
        <source>single steps</source>
        <translation>pasos individuales</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validación</translation>
    </message>
    <message>
        <source>{metric}: no curve yet</source>
        <translation>{metric}: todavía sin curva</translation>
    </message>
    <message>
        <source>{metric}: {count} steps, training {value}</source>
        <translation>{metric}: {count} pasos, entrenamiento {value}</translation>
    </message>
    <message>
        <source>{sentence}, validation {value}</source>
        <translation>{sentence}, validación {value}</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>Nothing can be written to {folder} ({reason}); make room or choose another one.</source>
        <translation>No se puede escribir en {folder} ({reason}); haga espacio o elija otra carpeta.</translation>
    </message>
    <message>
        <source>The data set {name} is not there: copy {files} to the folder {folder}, or let it be downloaded.</source>
        <translation>El conjunto de datos {name} no está: copie {files} en la carpeta {folder}, o permita que se descargue.</translation>
    </message>
    <message>
        <source>The download of {name} was stopped; it continues from there the next time.</source>
        <translation>La descarga de {name} se detuvo; la próxima vez continuará desde ahí.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read as a picture; it is damaged or of an unknown kind.</source>
        <translation>El archivo {file} no se puede leer como imagen; está dañado o es de un tipo desconocido.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {why}. Remove it and get it again.</source>
        <translation>El archivo {file} no se puede leer: {why}. Elimínelo y consígalo de nuevo.</translation>
    </message>
    <message>
        <source>The picture {file} is too large; scale it below {most} million pixels.</source>
        <translation>La imagen {file} es demasiado grande; redúzcala a menos de {most} millones de píxeles.</translation>
    </message>
    <message>
        <source>The pictures have {have} channels and the design expects {want}: give it 1 or 3.</source>
        <translation>Las imágenes tienen {have} canales y el diseño espera {want}: use 1 o 3.</translation>
    </message>
    <message>
        <source>The validation share is {share}; it must be at least 0 and below 1.</source>
        <translation>La proporción de validación es {share}; debe ser al menos 0 y menor que 1.</translation>
    </message>
    <message>
        <source>There is no data set called {name}; there are {known}.</source>
        <translation>No hay ningún conjunto de datos llamado {name}; hay {known}.</translation>
    </message>
    <message>
        <source>There is no file {file}; check its name.</source>
        <translation>No hay ningún archivo {file}; revise el nombre.</translation>
    </message>
    <message>
        <source>an array that belongs in it is missing</source>
        <translation>falta un arreglo que le pertenece</translation>
    </message>
    <message>
        <source>it claims more pictures than any data set of this kind has</source>
        <translation>dice tener más imágenes que cualquier conjunto de este tipo</translation>
    </message>
    <message>
        <source>it claims {count} entries; between 1 and {most} are expected</source>
        <translation>dice tener {count} elementos; se esperan entre 1 y {most}</translation>
    </message>
    <message>
        <source>it does not begin as an IDX file of bytes does</source>
        <translation>no empieza como un archivo IDX de bytes</translation>
    </message>
    <message>
        <source>it does not hold grey pictures of 28x28 bytes</source>
        <translation>no contiene imágenes en gris de 28x28 bytes</translation>
    </message>
    <message>
        <source>it ends after {found} of {expected} bytes</source>
        <translation>termina después de {found} de {expected} bytes</translation>
    </message>
    <message>
        <source>it goes on after the {expected} bytes that it announces</source>
        <translation>continúa después de los {expected} bytes que anuncia</translation>
    </message>
    <message>
        <source>it has a label outside 0 to {most}</source>
        <translation>tiene una etiqueta fuera de 0 a {most}</translation>
    </message>
    <message>
        <source>it has {labels} labels for {images} pictures</source>
        <translation>tiene {labels} etiquetas para {images} imágenes</translation>
    </message>
    <message>
        <source>it is larger than a CIFAR-10 batch</source>
        <translation>es mayor que un lote de CIFAR-10</translation>
    </message>
    <message>
        <source>it is missing or closed to you</source>
        <translation>falta o no tiene permiso para leerlo</translation>
    </message>
    <message>
        <source>it is not a complete .npz file of numbers</source>
        <translation>no es un archivo .npz completo de números</translation>
    </message>
    <message>
        <source>it is torn or damaged</source>
        <translation>está cortado o dañado</translation>
    </message>
    <message>
        <source>it is torn, damaged or no .tar.gz archive</source>
        <translation>está cortado, dañado o no es un archivo .tar.gz</translation>
    </message>
    <message>
        <source>its SHA-256 is not the published one</source>
        <translation>su SHA-256 no es el publicado</translation>
    </message>
    <message>
        <source>its pictures are {found} pixels where {expected} are expected</source>
        <translation>sus imágenes son de {found} píxeles y se esperan de {expected}</translation>
    </message>
    <message>
        <source>the connection broke off after {have} of {size} bytes</source>
        <translation>la conexión se cortó después de {have} de {size} bytes</translation>
    </message>
    <message>
        <source>{file} could not be downloaded ({reason}): without a network, copy it from {url} to the folder {folder}.</source>
        <translation>{file} no se pudo descargar ({reason}): sin conexión a la red, cópielo de {url} a la carpeta {folder}.</translation>
    </message>
    <message>
        <source>{file} could not be downloaded ({reason}): without a network, copy it from {url}, and {others} from the same place, to the folder {folder}.</source>
        <translation>No se pudo descargar {file} ({reason}): sin red, cópielo desde {url}, y {others} desde el mismo lugar, a la carpeta {folder}.</translation>
    </message>
    <message>
        <source>{folder} is no folder: the data root is the folder in which data sets lie.</source>
        <translation>{folder} no es una carpeta: la carpeta de datos es aquella en la que están los conjuntos de datos.</translation>
    </message>
    <message>
        <source>{name} in it is missing or torn ({found} bytes, not a multiple of {record})</source>
        <translation>{name}, dentro de él, falta o está cortado ({found} bytes, que no es múltiplo de {record})</translation>
    </message>
</context>
<context>
    <name>Datasets</name>
    <message>
        <source>1,797 small handwritten digits that come with the program: training takes seconds.</source>
        <translation>1797 dígitos manuscritos pequeños que vienen con el programa: entrenar tarda segundos.</translation>
    </message>
    <message>
        <source>60,000 colour photographs of ten kinds of animals and vehicles.</source>
        <translation>60&#x202f;000 fotografías a color de diez clases de animales y vehículos.</translation>
    </message>
    <message>
        <source>70,000 grey pictures of clothes: as large as MNIST and harder.</source>
        <translation>70&#x202f;000 imágenes en gris de prendas: tantas como MNIST y más difíciles.</translation>
    </message>
    <message>
        <source>70,000 handwritten digits: the classic with which most courses begin.</source>
        <translation>70&#x202f;000 dígitos manuscritos: el clásico con el que empieza la mayoría de los cursos.</translation>
    </message>
    <message>
        <source>A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, technical report, 2009</source>
        <translation>A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, informe técnico, 2009</translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <translation>CIFAR-10</translation>
    </message>
    <message>
        <source>Coloured shapes</source>
        <translation>Figuras de colores</translation>
    </message>
    <message>
        <source>E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI, 1998, doi:10.24432/C50P49</source>
        <translation>E. Alpaydin y C. Kaynak, Optical Recognition of Handwritten Digits, UCI, 1998, doi:10.24432/C50P49</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>Generated by CNN Studio</source>
        <translation>Generado por CNN Studio</translation>
    </message>
    <message>
        <source>H. Xiao, K. Rasul and R. Vollgraf, Fashion-MNIST, arXiv:1708.07747, 2017</source>
        <translation>H. Xiao, K. Rasul y R. Vollgraf, Fashion-MNIST, arXiv:1708.07747, 2017</translation>
    </message>
    <message>
        <source>Handwritten digits (UCI)</source>
        <translation>Dígitos manuscritos (UCI)</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>Six drawn shapes of any colour, size and angle, made by the program itself.</source>
        <translation>Seis figuras dibujadas de cualquier color, tamaño y ángulo, hechas por el propio programa.</translation>
    </message>
    <message>
        <source>Y. LeCun, C. Cortes and C. J. C. Burges, The MNIST Database, 1998</source>
        <translation>Y. LeCun, C. Cortes y C. J. C. Burges, The MNIST Database, 1998</translation>
    </message>
    <message>
        <source>not stated by its authors</source>
        <translation>no indicada por sus autores</translation>
    </message>
</context>
<context>
    <name>Design</name>
    <message>
        <source>A wire runs from or to a block {id} that is not there ({where}).</source>
        <translation>Una conexión va desde o hacia un bloque {id} que no existe ({where}).</translation>
    </message>
    <message>
        <source>Groups lie more than {limit} deep in each other ({where}).</source>
        <translation>Los grupos se anidan más de {limit} veces ({where}).</translation>
    </message>
    <message>
        <source>The block {id} has no port {port} ({where}).</source>
        <translation>El bloque {id} no tiene el puerto {port} ({where}).</translation>
    </message>
    <message>
        <source>The name at {where} is longer than {limit} letters.</source>
        <translation>El nombre en {where} tiene más de {limit} letras.</translation>
    </message>
    <message>
        <source>The text at {where} is longer than {limit} letters.</source>
        <translation>El texto de {where} tiene más de {limit} letras.</translation>
    </message>
    <message>
        <source>The training plan cannot be read: {why}</source>
        <translation>No se puede leer el plan de entrenamiento: {why}</translation>
    </message>
    <message>
        <source>There are two blocks {id} ({where}); each needs an id of its own.</source>
        <translation>Hay dos bloques {id} ({where}); cada uno necesita un id propio.</translation>
    </message>
    <message>
        <source>This design has more than {limit} blocks; CNN Studio opens none so large.</source>
        <translation>Este diseño tiene más de {limit} bloques; CNN Studio no abre ninguno tan grande.</translation>
    </message>
    <message>
        <source>This design has more than {limit} notes or frames; CNN Studio opens none so full.</source>
        <translation>Este diseño tiene más de {limit} notas o marcos; CNN Studio no abre ninguno tan lleno.</translation>
    </message>
    <message>
        <source>This design is too large for a file: more than {limit} MiB.</source>
        <translation>Este diseño es demasiado grande para un archivo: más de {limit} MiB.</translation>
    </message>
    <message>
        <source>This design is too large to be read.</source>
        <translation>Este diseño es demasiado grande para leerlo.</translation>
    </message>
    <message>
        <source>This design was made by a newer version of CNN Studio; update CNN Studio to open it.</source>
        <translation>Este diseño se hizo con una versión más nueva de CNN Studio; actualice CNN Studio para abrirlo.</translation>
    </message>
    <message>
        <source>This design was made by an older version of CNN Studio and is damaged.</source>
        <translation>Este diseño se hizo con una versión anterior de CNN Studio y está dañado.</translation>
    </message>
    <message>
        <source>This is no design of CNN Studio.</source>
        <translation>Esto no es un diseño de CNN Studio.</translation>
    </message>
    <message>
        <source>Two wires run into the same input of {id} ({where}).</source>
        <translation>Dos conexiones llegan a la misma entrada de {id} ({where}).</translation>
    </message>
    <message>
        <source>this version of CNN Studio knows no block {type}; it is kept as it is</source>
        <translation>esta versión de CNN Studio no conoce el bloque {type}; se conserva como está</translation>
    </message>
    <message>
        <source>{file} cannot be opened. {why}</source>
        <translation>No se puede abrir {file}. {why}</translation>
    </message>
    <message>
        <source>{file} is no file that can be opened.</source>
        <translation>{file} no es un archivo que se pueda abrir.</translation>
    </message>
    <message>
        <source>{id} cannot be a block&apos;s id ({where}): use up to 40 small letters, digits and _, and no Python word.</source>
        <translation>{id} no puede ser el identificador de un bloque ({where}): use hasta 40 letras minúsculas, cifras y _, y ninguna palabra de Python.</translation>
    </message>
    <message>
        <source>{why} ({where})</source>
        <translation>{why} ({where})</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>The memory of {device} is full: choose a smaller batch or a smaller network.</source>
        <translation>La memoria de {device} está llena: elija un lote más pequeño o una red más pequeña.</translation>
    </message>
    <message>
        <source>This machine has no device “{name}”; it has {known}.</source>
        <translation>Este equipo no tiene el dispositivo “{name}”; tiene {known}.</translation>
    </message>
</context>
<context>
    <name>Disk</name>
    <message>
        <source>{file} cannot be opened ({reason}).</source>
        <translation>No se puede abrir {file} ({reason}).</translation>
    </message>
    <message>
        <source>{file} cannot be opened: it is a folder.</source>
        <translation>No se puede abrir {file}: es una carpeta.</translation>
    </message>
    <message>
        <source>{file} cannot be opened: it is not there.</source>
        <translation>No se puede abrir {file}: no existe.</translation>
    </message>
    <message>
        <source>{file} cannot be opened: you may not read it.</source>
        <translation>No se puede abrir {file}: no tiene permiso para leerlo.</translation>
    </message>
    <message>
        <source>{file} was not written ({reason}). Choose another place.</source>
        <translation>No se guardó {file} ({reason}). Elija otro lugar.</translation>
    </message>
    <message>
        <source>{file} was not written: the disk is full. Make room, or choose another place.</source>
        <translation>No se guardó {file}: el disco está lleno. Haga espacio o elija otro lugar.</translation>
    </message>
    <message>
        <source>{file} was not written: the disk is read-only. Choose another place.</source>
        <translation>No se guardó {file}: el disco es de solo lectura. Elija otro lugar.</translation>
    </message>
    <message>
        <source>{file} was not written: there is a folder of this name. Choose another name.</source>
        <translation>No se guardó {file}: hay una carpeta con ese nombre. Elija otro nombre.</translation>
    </message>
    <message>
        <source>{file} was not written: there is no folder {folder}. Create it or choose another.</source>
        <translation>No se guardó {file}: no existe la carpeta {folder}. Créela o elija otra.</translation>
    </message>
    <message>
        <source>{file} was not written: you may not write there. Choose another name or folder.</source>
        <translation>No se guardó {file}: no tiene permiso para escribir ahí. Elija otro nombre u otra carpeta.</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Detach or attach</source>
        <translation>Separar o acoplar</translation>
    </message>
    <message>
        <source>Hide the panel</source>
        <translation>Ocultar el panel</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>All is well.</source>
        <translation>Todo está bien.</translation>
    </message>
    <message>
        <source>All {count} packages are installed.</source>
        <translation>Los {count} paquetes están instalados.</translation>
    </message>
    <message>
        <source>Data root {folder}; without a network there are: {names}.</source>
        <translation>Carpeta de datos {folder}; sin conexión a la red están disponibles: {names}.</translation>
    </message>
    <message>
        <source>Log file {file}.</source>
        <translation>Archivo de registro {file}.</translation>
    </message>
    <message>
        <source>MEND</source>
        <translation>FALLA</translation>
    </message>
    <message>
        <source>Not all is well: the lines behind $ mend it.</source>
        <translation>No todo está bien: las líneas detrás de $ lo arreglan.</translation>
    </message>
    <message>
        <source>PySide6 is installed but cannot be loaded: {reason}</source>
        <translation>PySide6 está instalado pero no se puede cargar: {reason}</translation>
    </message>
    <message>
        <source>PySide6 {version} ends with a crash on Python {python}.</source>
        <translation>PySide6 {version} termina con un fallo en Python {python}.</translation>
    </message>
    <message>
        <source>PySide6 {version} opens windows (platform {platform}).</source>
        <translation>PySide6 {version} abre ventanas (plataforma {platform}).</translation>
    </message>
    <message>
        <source>Python {found} at {place}.</source>
        <translation>Python {found} en {place}.</translation>
    </message>
    <message>
        <source>Python {found} is too old: CNN Studio needs {oldest} or newer.</source>
        <translation>Python {found} es demasiado antiguo: CNN Studio necesita {oldest} o posterior.</translation>
    </message>
    <message>
        <source>Qt finds no display that works: {reason}</source>
        <translation>Qt no encuentra ninguna pantalla que funcione: {reason}</translation>
    </message>
    <message>
        <source>Qt needs libraries that this system lacks: {names}.</source>
        <translation>Qt necesita bibliotecas que faltan en este sistema: {names}.</translation>
    </message>
    <message>
        <source>Qt needs libraries that this system lacks; this installs them: {command}.</source>
        <translation>Qt necesita bibliotecas que faltan en este sistema; esto las instala: {command}.</translation>
    </message>
    <message>
        <source>Qt&apos;s plugin for X11 lacks libraries of this system: {names}.</source>
        <translation>Al plugin de Qt para X11 le faltan bibliotecas de este sistema: {names}.</translation>
    </message>
    <message>
        <source>The display {name} does not answer.</source>
        <translation>La pantalla {name} no responde.</translation>
    </message>
    <message>
        <source>The log file {file} cannot be written.</source>
        <translation>No se puede escribir el archivo de registro {file}.</translation>
    </message>
    <message>
        <source>The window&apos;s library is not installed; this installs it: {command}.</source>
        <translation>La biblioteca de la ventana no está instalada; esto la instala: {command}.</translation>
    </message>
    <message>
        <source>There is no display here (DISPLAY and WAYLAND_DISPLAY are empty); training works without.</source>
        <translation>Aquí no hay pantalla (DISPLAY y WAYLAND_DISPLAY están vacías); el entrenamiento funciona sin ella.</translation>
    </message>
    <message>
        <source>There is no display here.</source>
        <translation>Aquí no hay pantalla.</translation>
    </message>
    <message>
        <source>This machine has an NVIDIA card, but torch {version} was built for processors only.</source>
        <translation>Este equipo tiene una tarjeta NVIDIA, pero torch {version} se compiló solo para procesadores.</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>torch cannot use the NVIDIA card of this machine: its driver may be too old for CUDA {cuda}.</source>
        <translation>torch no puede usar la tarjeta NVIDIA de este equipo: su controlador puede ser demasiado antiguo para CUDA {cuda}.</translation>
    </message>
    <message>
        <source>torch is installed but cannot be loaded: {reason}</source>
        <translation>torch está instalado pero no se puede cargar: {reason}</translation>
    </message>
    <message>
        <source>torch {version} works.</source>
        <translation>torch {version} funciona.</translation>
    </message>
    <message>
        <source>torchvision {version} fits it.</source>
        <translation>torchvision {version} es compatible.</translation>
    </message>
    <message>
        <source>torchvision {version} is installed but cannot be loaded: {reason}</source>
        <translation>torchvision {version} está instalado pero no se puede cargar: {reason}</translation>
    </message>
    <message>
        <source>torchvision {version} was not built for torch {torch}: the two must be installed together. ({reason})</source>
        <translation>torchvision {version} no se compiló para torch {torch}: hay que instalar los dos juntos. ({reason})</translation>
    </message>
    <message>
        <source>{package} is not installed.</source>
        <translation>{package} no está instalado.</translation>
    </message>
    <message>
        <source>{reason} This installs one that works: {command}.</source>
        <translation>{reason} Esto instala una que funciona: {command}.</translation>
    </message>
</context>
<context>
    <name>Dropout</name>
    <message>
        <source>A share of 0 drops nothing.</source>
        <translation>Con una proporción de 0 no se apaga nada.</translation>
    </message>
    <message>
        <source>A share of 1 drops everything: nothing can be learned.</source>
        <translation>Con una proporción de 1 se apaga todo: no se puede aprender nada.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Proporción</translation>
    </message>
    <message>
        <source>Share of the values that are set to zero, between 0 and 1.</source>
        <translation>Proporción de los valores que se ponen en cero, entre 0 y 1.</translation>
    </message>
    <message>
        <source>While training, sets random values to zero, so that none is relied on alone.</source>
        <translation>Durante el entrenamiento pone en cero valores al azar, para que la red no dependa de uno solo.</translation>
    </message>
    <message>
        <source>drops {share}</source>
        <translation>apaga {share}</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>a minute</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} días</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>ELU</name>
    <message>
        <source>Alpha</source>
        <translation>Alfa</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Like ReLU, but negative values bend smoothly towards -alpha.</source>
        <translation>Como ReLU, pero los valores negativos se curvan suavemente hacia -alfa.</translation>
    </message>
    <message>
        <source>Negative values tend to minus this.</source>
        <translation>Los valores negativos tienden a menos este número.</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>Add {block}</source>
        <translation>Agregar {block}</translation>
    </message>
    <message>
        <source>Change the plan</source>
        <translation>Cambiar el plan</translation>
    </message>
    <message>
        <source>Change the title</source>
        <translation>Cambiar el título</translation>
    </message>
    <message>
        <source>Change {field} of {block}</source>
        <translation>Cambiar {field} de {block}</translation>
    </message>
    <message>
        <source>Change {field} of {count} blocks</source>
        <translation>Cambiar {field} de {count} bloques</translation>
    </message>
    <message>
        <source>Choose the device {name}</source>
        <translation>Elegir el dispositivo {name}</translation>
    </message>
    <message>
        <source>Choose {data}</source>
        <translation>Elegir {data}</translation>
    </message>
    <message>
        <source>Close {block}</source>
        <translation>Cerrar {block}</translation>
    </message>
    <message>
        <source>Colour group</source>
        <translation>Dar color al grupo</translation>
    </message>
    <message>
        <source>Fold into a group</source>
        <translation>Agrupar</translation>
    </message>
    <message>
        <source>Fold {n} times into a group</source>
        <translation>Agrupar {n} repeticiones</translation>
    </message>
    <message>
        <source>Open {block}</source>
        <translation>Abrir {block}</translation>
    </message>
    <message>
        <source>Paste code</source>
        <translation>Pegar código</translation>
    </message>
    <message>
        <source>Rename {block}</source>
        <translation>Cambiar el nombre de {block}</translation>
    </message>
    <message>
        <source>Rename {count} blocks</source>
        <translation>Renombrar {count} bloques</translation>
    </message>
    <message>
        <source>Repeat {block} {n} times</source>
        <translation>Repetir {block} {n} veces</translation>
    </message>
    <message>
        <source>Ungroup {block}</source>
        <translation>Desagrupar {block}</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>A network is being trained: stop it first, or wait until it is done.</source>
        <translation>Se está entrenando una red: deténgala primero o espere a que termine.</translation>
    </message>
    <message>
        <source>PyTorch cannot be loaded ({reason}); “cnnstudio doctor” says what mends it.</source>
        <translation>No se puede cargar PyTorch ({reason}); “cnnstudio doctor” dice qué lo arregla.</translation>
    </message>
    <message>
        <source>PyTorch has no word for this: {block} cannot be written as a line of code.</source>
        <translation>PyTorch no tiene palabras para esto: {block} no puede escribirse como una línea de código.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong in the engine ({kind}); the details can be copied.</source>
        <translation>Ocurrió algo inesperado en el motor ({kind}); los detalles se pueden copiar.</translation>
    </message>
    <message>
        <source>The engine cannot be started (it ended with code {code}): “cnnstudio doctor” says what mends it.</source>
        <translation>No se puede iniciar el motor (terminó con el código {code}): “cnnstudio doctor” dice qué lo arregla.</translation>
    </message>
    <message>
        <source>The engine cannot be started ({reason}): “cnnstudio doctor” says what mends it.</source>
        <translation>No se puede iniciar el motor ({reason}): “cnnstudio doctor” dice qué lo arregla.</translation>
    </message>
    <message>
        <source>The engine crashed (signal {code}). The network and the curves are safe.</source>
        <translation>El motor falló (señal {code}). La red y las curvas están a salvo.</translation>
    </message>
    <message>
        <source>The engine ended by itself (code {code}). The network and the curves are safe.</source>
        <translation>El motor terminó por su cuenta (código {code}). La red y las curvas están a salvo.</translation>
    </message>
    <message>
        <source>The engine has an answer that cannot be sent ({name}).</source>
        <translation>El motor tiene una respuesta que no se puede enviar ({name}).</translation>
    </message>
    <message>
        <source>The engine is of another version than the window ({version}, protocol {theirs}, not {ours}): install CNN Studio anew.</source>
        <translation>El motor es de otra versión que la ventana ({version}, protocolo {theirs}, no {ours}): instale CNN Studio de nuevo.</translation>
    </message>
    <message>
        <source>The engine is of another version than the window: install CNN Studio anew.</source>
        <translation>El motor es de otra versión que la ventana: instale CNN Studio de nuevo.</translation>
    </message>
    <message>
        <source>The engine was ended from outside (signal {code}). The network and the curves are safe.</source>
        <translation>El motor se terminó desde fuera (señal {code}). La red y las curvas están a salvo.</translation>
    </message>
    <message>
        <source>The engine was ended from outside, most often because the computer ran out of memory: a smaller batch needs less.</source>
        <translation>El motor se terminó desde fuera, casi siempre porque el equipo se quedó sin memoria: un lote más pequeño necesita menos.</translation>
    </message>
    <message>
        <source>The engine was started but never answered: “cnnstudio doctor” says what mends it.</source>
        <translation>El motor se inició pero no respondió: “cnnstudio doctor” dice qué lo arregla.</translation>
    </message>
    <message>
        <source>Too many requests wait already; this one was left out.</source>
        <translation>Ya hay demasiadas peticiones en espera; esta se omitió.</translation>
    </message>
    <message>
        <source>engine lost</source>
        <translation>motor perdido</translation>
    </message>
    <message>
        <source>engine not started</source>
        <translation>motor sin iniciar</translation>
    </message>
    <message>
        <source>engine ready</source>
        <translation>motor listo</translation>
    </message>
    <message>
        <source>engine starts</source>
        <translation>el motor se inicia</translation>
    </message>
    <message>
        <source>engine warms up</source>
        <translation>el motor se prepara</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenando</translation>
    </message>
</context>
<context>
    <name>Evaluate</name>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Accuracy by shift</source>
        <translation>Exactitud según el desplazamiento</translation>
    </message>
    <message>
        <source>Add a run…</source>
        <translation>Añadir una ejecución…</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Todas las imágenes</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Otra carpeta…</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusión</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Contar</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Contar de nuevo</translation>
    </message>
    <message>
        <source>Count how many test pictures are right at each place.</source>
        <translation>Cuenta cuántas imágenes de prueba acierta en cada lugar.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation>Cifras de cada clase</translation>
    </message>
    <message>
        <source>Here you see how good the network is. The engine that computes is not running.</source>
        <translation>Aquí se ve lo buena que es la red. El motor que calcula no está en marcha.</translation>
    </message>
    <message>
        <source>Initial weights: it has learned nothing yet.</source>
        <translation>Pesos iniciales: aún no ha aprendido nada.</translation>
    </message>
    <message>
        <source>No {actual} is taken for {predicted}</source>
        <translation>Ningún {actual} se toma por {predicted}</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruido</translation>
    </message>
    <message>
        <source>Of the pictures of this class, the share that are known.</source>
        <translation>Exhaustividad: de las imágenes de esta clase, la parte que se reconoce.</translation>
    </message>
    <message>
        <source>Of the pictures that are taken for this class, the share that are of it.</source>
        <translation>De las imágenes que se toman por esta clase, la parte que lo es.</translation>
    </message>
    <message>
        <source>Picture to move</source>
        <translation>Imagen para mover</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Put another trained network beside this one</source>
        <translation>Pone otra red entrenada junto a esta</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>Robustez</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotación</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Test picture {index}: it is {actual}, the network says {predicted} ({share})</source>
        <translation>Imagen de prueba {index}: es {actual}, la red dice {predicted} ({share})</translation>
    </message>
    <message>
        <source>The data has no test pictures.</source>
        <translation>Los datos no tienen imágenes de prueba.</translation>
    </message>
    <message>
        <source>The engine warms up: in a moment the test pictures are counted here.</source>
        <translation>El motor se prepara: en un momento se cuentan aquí las imágenes de prueba.</translation>
    </message>
    <message>
        <source>The figures appear here as soon as the network has no more problems.</source>
        <translation>Las cifras aparecen aquí en cuanto la red no tenga más problemas.</translation>
    </message>
    <message>
        <source>The figures appear here as soon as there is a network.</source>
        <translation>Las cifras aparecen aquí en cuanto haya una red.</translation>
    </message>
    <message>
        <source>The folder of a run</source>
        <translation>La carpeta de una ejecución</translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall.</source>
        <translation>La media armónica de precisión y exhaustividad.</translation>
    </message>
    <message>
        <source>The most certain mistakes first</source>
        <translation>Primero los errores más seguros</translation>
    </message>
    <message>
        <source>The network knows {known} classes, but the pictures have {found}.</source>
        <translation>La red conoce {known} clases, pero las imágenes tienen {found}.</translation>
    </message>
    <message>
        <source>The run knows {known} classes, but {data} has {found}: use data like its own.</source>
        <translation>La ejecución conoce {known} clases, pero {data} tiene {found}: use datos como los suyos.</translation>
    </message>
    <message>
        <source>The test pictures go through the network…</source>
        <translation>Las imágenes de prueba pasan por la red…</translation>
    </message>
    <message>
        <source>This network</source>
        <translation>Esta red</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Weights after step {step} of the run.</source>
        <translation>Pesos después del paso {step} de la ejecución.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>degrees, counter-clockwise</source>
        <translation>grados, en sentido antihorario</translation>
    </message>
    <message>
        <source>factor of size</source>
        <translation>factor de tamaño</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>aún sin contar</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>sin terminar</translation>
    </message>
    <message>
        <source>not moved</source>
        <translation>sin mover</translation>
    </message>
    <message>
        <source>of {total} test pictures. With others like them: {low} to {high} % (95 %, Wilson).</source>
        <translation>de {total} imágenes de prueba. Con otras como ellas: de {low} a {high} % (95 %, Wilson).</translation>
    </message>
    <message>
        <source>spread of the noise (1: from black to white)</source>
        <translation>dispersión del ruido (1: de negro a blanco)</translation>
    </message>
    <message>
        <source>what it is</source>
        <translation>lo que es</translation>
    </message>
    <message>
        <source>what the network says</source>
        <translation>lo que dice la red</translation>
    </message>
    <message>
        <source>{actual} known as such: {count}</source>
        <translation>{actual} reconocidas: {count}</translation>
    </message>
    <message>
        <source>{actual} taken for {predicted}: {count}</source>
        <translation>{actual} tomadas por {predicted}: {count}</translation>
    </message>
    <message>
        <source>{count} pictures of {actual} are known as such</source>
        <translation>{count} imágenes de {actual} se reconocen</translation>
    </message>
    <message>
        <source>{count} pictures of {actual} are taken for {predicted}</source>
        <translation>{count} imágenes de {actual} se toman por {predicted}</translation>
    </message>
    <message>
        <source>{done} of {total} pictures</source>
        <translation>{done} de {total} imágenes</translation>
    </message>
    <message>
        <source>{done} of {total} pictures so far</source>
        <translation>{done} de {total} imágenes hasta ahora</translation>
    </message>
    <message>
        <source>{n} px down</source>
        <translation>{n} px hacia abajo</translation>
    </message>
    <message>
        <source>{n} px to the left</source>
        <translation>{n} px a la izquierda</translation>
    </message>
    <message>
        <source>{n} px to the right</source>
        <translation>{n} px a la derecha</translation>
    </message>
    <message>
        <source>{n} px up</source>
        <translation>{n} px hacia arriba</translation>
    </message>
    <message>
        <source>{plain} unchanged, {mean} on average, {worst} at worst</source>
        <translation>{plain} sin cambios, {mean} de media, {worst} en el peor caso</translation>
    </message>
    <message>
        <source>{said} The network has changed since.</source>
        <translation>{said} La red ha cambiado desde entonces.</translation>
    </message>
    <message>
        <source>{said}, the first {shown}</source>
        <translation>{said}, las primeras {shown}</translation>
    </message>
    <message>
        <source>{share} right</source>
        <translation>{share} de aciertos</translation>
    </message>
    <message>
        <source>{total} test pictures at each place</source>
        <translation>{total} imágenes de prueba en cada lugar</translation>
    </message>
    <message>
        <source>{way}. Drag the picture, or use the arrow keys.</source>
        <translation>{way}. Arrastre la imagen o use las flechas.</translation>
    </message>
    <message>
        <source>{way}: {share} right</source>
        <translation>{way}: {share} de aciertos</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>A Laplacian whose slide is wrong</source>
        <translation>Un laplaciano con un error en la diapositiva</translation>
    </message>
    <message>
        <source>A colour picture: 178 + 180 + 117 = 475</source>
        <translation>Una imagen a color: 178 + 180 + 117 = 475</translation>
    </message>
    <message>
        <source>A filter has one kernel for each channel. Each gives a sum of its own, and the sums are added up: a colour picture in, one map out.</source>
        <translation>Un filtro tiene un kernel por cada canal. Cada uno da su propia suma y las sumas se suman: entra una imagen a color, sale un solo mapa.</translation>
    </message>
    <message>
        <source>A first convolution, 7 × 7</source>
        <translation>Una primera convolución, 7 × 7</translation>
    </message>
    <message>
        <source>A gradient whose slide is wrong</source>
        <translation>Un gradiente con un error en la diapositiva</translation>
    </message>
    <message>
        <source>A kernel of nine weights slides over 49 pixels and gives 25 sums. It is laid on the picture as it is written: that is correlation, which deep learning calls convolution.</source>
        <translation>Un kernel de nueve pesos se desliza sobre 49 píxeles y da 25 sumas. Se pone sobre la imagen tal como está escrito: eso es correlación, que el aprendizaje profundo llama convolución.</translation>
    </message>
    <message>
        <source>A picture of {size}.</source>
        <translation>Una imagen de {size}.</translation>
    </message>
    <message>
        <source>A row on each line; an empty line begins another channel. The numbers enter as they are.</source>
        <translation>Una fila en cada línea; una línea vacía empieza otro canal. Los números entran tal como están.</translation>
    </message>
    <message>
        <source>A single 1 in the middle gives the picture back, without its edge. The kernel&apos;s sum is 1.</source>
        <translation>Un solo 1 en el centro devuelve la imagen, sin su borde. La suma del kernel es 1.</translation>
    </message>
    <message>
        <source>Average pooling, 6 × 6</source>
        <translation>Average pooling, 6 × 6</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Desenfoque (blur)</translation>
    </message>
    <message>
        <source>Channels, padding and bias: 308 - 498 + 164 + 1 = -25</source>
        <translation>Canales, relleno y sesgo: 308 - 498 + 164 + 1 = -25</translation>
    </message>
    <message>
        <source>I. Toledano, Redes neuronales convolucionales, Universidad de Guadalajara, 2025</source>
        <translation>I. Toledano, Redes neuronales convolucionales, Universidad de Guadalajara, 2025</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Mathematics flips the kernel upside down and left to right before it slides. With this one the sums differ; a network that learns its kernels does not care.</source>
        <translation>Las matemáticas voltean el kernel de arriba abajo y de izquierda a derecha antes de deslizarlo. Con este las sumas cambian; a una red que aprende sus kernels le da igual.</translation>
    </message>
    <message>
        <source>Max pooling, 6 × 6</source>
        <translation>Max pooling, 6 × 6</translation>
    </message>
    <message>
        <source>Nine weights of 1/9 give the mean of each window. Their sum is 1, so flat areas stay as bright.</source>
        <translation>Nueve pesos de 1/9 dan la media de una ventana. Suman 1, así que las zonas uniformes conservan su brillo.</translation>
    </message>
    <message>
        <source>Nine windows of 2 × 2 lie side by side; the largest value of each stays. Nothing is learned here.</source>
        <translation>Nueve ventanas de 2 × 2 están una al lado de otra; de cada una queda el valor máximo. Aquí no se aprende nada.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>Picture in &amp;numbers…</source>
        <translation>Imagen en &amp;números…</translation>
    </message>
    <message>
        <source>Picture in numbers</source>
        <translation>Imagen en números</translation>
    </message>
    <message>
        <source>Redes convolucionales (fourth lecture), after the animation of CS231n</source>
        <translation>Redes convolucionales (cuarta clase), según la animación de CS231n</translation>
    </message>
    <message>
        <source>Set the input to the picture in numbers</source>
        <translation>Ajustar la entrada a la imagen en números</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Realce (sharpen)</translation>
    </message>
    <message>
        <source>The middle counts five times, its neighbours are taken off: differences grow. The sum is 5 - 4 = 1, so flat areas stay as they are.</source>
        <translation>El centro cuenta cinco veces y se le restan sus vecinos: las diferencias crecen. La suma es 5 - 4 = 1, así que las zonas uniformes quedan como están.</translation>
    </message>
    <message>
        <source>The same nine windows; the mean of each stays.</source>
        <translation>Las mismas nueve ventanas; de cada una queda la media.</translation>
    </message>
    <message>
        <source>The same, with the kernel flipped</source>
        <translation>La misma, con el kernel volteado</translation>
    </message>
    <message>
        <source>The slide&apos;s “diagonal Laplacian” has the sum 1 and is not the same on all sides: it is none. The second filter is one: four neighbours less four times the middle, sum 0. It answers to the dot and is silent where all is flat.</source>
        <translation>El «laplaciano diagonal» de la diapositiva suma 1 y no es igual por todos los lados: no lo es. El segundo filtro sí: cuatro vecinos menos cuatro veces el centro, suma 0. Responde al punto y calla donde todo es uniforme.</translation>
    </message>
    <message>
        <source>The slide&apos;s “horizontal gradient” has a 1 in the middle, so its sum is 1: flat areas do not become 0. The second filter is Prewitt&apos;s, with 0 in the middle and the sum 0: only the edge is left.</source>
        <translation>El «gradiente horizontal» de la diapositiva tiene un 1 en el centro y su suma es 1: las zonas uniformes no quedan en 0. El segundo filtro es el de Prewitt, con 0 en el centro y suma 0: solo queda el borde.</translation>
    </message>
    <message>
        <source>W. Aguilar, Fundamentos de las redes neuronales: redes convolucionales, Modelos Generativos Profundos, class 8</source>
        <translation>W. Aguilar, Fundamentos de las redes neuronales: redes convolucionales, Modelos Generativos Profundos, clase 8</translation>
    </message>
    <message>
        <source>Zeros around the picture let the window stand on its corner. Three channels give three sums, and the filter&apos;s bias of 1 is added to each result.</source>
        <translation>Los ceros alrededor de la imagen dejan que la ventana se ponga en su esquina. Tres canales dan tres sumas, y a cada resultado se le suma el sesgo del filtro, 1.</translation>
    </message>
    <message>
        <source>a picture in numbers</source>
        <translation>una imagen en números</translation>
    </message>
</context>
<context>
    <name>Explore</name>
    <message>
        <source>A picture goes through the network…</source>
        <translation>Una imagen pasa por la red…</translation>
    </message>
    <message>
        <source>A row for each filter, a column for each input channel: the norm of the kernel between them</source>
        <translation>Una fila por filtro, una columna por canal de entrada: la norma del kernel entre ambos</translation>
    </message>
    <message>
        <source>A scale for each filter</source>
        <translation>Una escala para cada filtro</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>By norm</source>
        <translation>Por norma</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Downloading {file}: {done} of {total}.</source>
        <translation>Descargando {file}: {done} de {total}.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse and see what the network says</source>
        <translation>Dibujar un dígito con el ratón y ver qué dice la red</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>Suelte aquí una imagen</translation>
    </message>
    <message>
        <source>Each filter as one picture in colour: grey is zero. Off: its channels, blue below zero, orange above</source>
        <translation>Cada filtro como una sola imagen en color: el gris es cero. Apagado: sus canales, azul bajo cero, naranja sobre cero</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>Mapas de características</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Filters and feature maps appear here as soon as the network has no more problems.</source>
        <translation>Los filtros y los mapas de características aparecen aquí en cuanto la red ya no tenga problemas.</translation>
    </message>
    <message>
        <source>Filters are set by hand: the network&apos;s own weights are kept.</source>
        <translation>Los filtros están puestos a mano: los pesos de la red se conservan.</translation>
    </message>
    <message>
        <source>Filters of {block}</source>
        <translation>Filtros de {block}</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Here you look into the network. The engine that computes is not running.</source>
        <translation>Aquí se mira dentro de la red. El motor que calcula no está en marcha.</translation>
    </message>
    <message>
        <source>Histogram of the map</source>
        <translation>Histograma del mapa</translation>
    </message>
    <message>
        <source>How often each value comes, from {low} to {high}; {zeros} % are zero</source>
        <translation>Cuántas veces sale cada valor, de {low} a {high}; {zeros} % son cero</translation>
    </message>
    <message>
        <source>Initial weights: this is what the network sees before it has learned anything.</source>
        <translation>Pesos iniciales: esto es lo que la red ve antes de haber aprendido nada.</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>Canal de entrada</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Keep these maps beside those of the next picture</source>
        <translation>Deja estos mapas junto a los de la imagen siguiente</translation>
    </message>
    <message>
        <source>Look at a picture file; it can be dropped here too</source>
        <translation>Ver un archivo de imagen; también se puede soltar aquí</translation>
    </message>
    <message>
        <source>Look at the canvas</source>
        <translation>Ver la del lienzo</translation>
    </message>
    <message>
        <source>Look at the picture on the clipboard</source>
        <translation>Mirar la imagen del portapapeles</translation>
    </message>
    <message>
        <source>Look at the trained one</source>
        <translation>Ver la entrenada</translation>
    </message>
    <message>
        <source>Look at what the network gets wrong, its most certain mistakes first</source>
        <translation>Ver en qué se equivoca la red, primero los errores más seguros</translation>
    </message>
    <message>
        <source>Maps of</source>
        <translation>Mapas de</translation>
    </message>
    <message>
        <source>Maps of the kept picture</source>
        <translation>Mapas de la imagen fijada</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>No data set is chosen, so a painted picture stands in: open, paste or draw another.</source>
        <translation>No ha elegido un conjunto de datos, así que hay una imagen pintada en su lugar: abra, pegue o dibuje otra.</translation>
    </message>
    <message>
        <source>Norms</source>
        <translation>Normas</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Abrir una imagen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Imágenes ({kinds})</translation>
    </message>
    <message>
        <source>Play the training</source>
        <translation>Reproducir el entrenamiento</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Predicción</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Show all again (Home, or a double click)</source>
        <translation>Ver todo de nuevo (Inicio, o doble clic)</translation>
    </message>
    <message>
        <source>Start a new engine</source>
        <translation>Iniciar un motor nuevo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The engine is gone: what you see is from before.</source>
        <translation>El motor ya no está: lo que se ve es de antes.</translation>
    </message>
    <message>
        <source>The engine warms up: in a moment a picture goes through the network here.</source>
        <translation>El motor se prepara: en un momento una imagen pasará aquí por la red.</translation>
    </message>
    <message>
        <source>The filters with the largest weights first</source>
        <translation>Primero los filtros con los pesos más grandes</translation>
    </message>
    <message>
        <source>The network on the canvas has problems: what you see is from before the last changes.</source>
        <translation>La red del lienzo tiene problemas: lo que se ve es de antes de los últimos cambios.</translation>
    </message>
    <message>
        <source>The network&apos;s values are no numbers: training diverged. Train again with a lower learning rate.</source>
        <translation>Los valores de la red no son números: divergió al entrenar. Entrénela con una tasa de aprendizaje menor.</translation>
    </message>
    <message>
        <source>The weights with which the training begins.</source>
        <translation>Los pesos con los que empieza el entrenamiento.</translation>
    </message>
    <message>
        <source>These values are no numbers any more: the training diverged.</source>
        <translation>Estos valores ya no son números: el entrenamiento divergió.</translation>
    </message>
    <message>
        <source>This is the design as it was at Train; the canvas was edited since.</source>
        <translation>Este es el diseño tal como estaba al entrenar; el lienzo se modificó después.</translation>
    </message>
    <message>
        <source>This is the edited network on the canvas, not trained yet.</source>
        <translation>Esta es la red modificada del lienzo, sin entrenar todavía.</translation>
    </message>
    <message>
        <source>Time: training step</source>
        <translation>Tiempo: paso del entrenamiento</translation>
    </message>
    <message>
        <source>Weights after step {step} of the run.</source>
        <translation>Pesos después del paso {step} de la ejecución.</translation>
    </message>
    <message>
        <source>Write the weights into the filters</source>
        <translation>Escribir los pesos dentro de los filtros</translation>
    </message>
    <message>
        <source>Wrong ones first</source>
        <translation>Primero los errores</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom in (wheel, or +); the middle button, or Space with the left one, moves the maps</source>
        <translation>Acercar (rueda, o +); el botón central, o espacio con el izquierdo, mueve los mapas</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Zoom out (wheel, or −)</source>
        <translation>Alejar (rueda, o −)</translation>
    </message>
    <message>
        <source>a drawing</source>
        <translation>un dibujo</translation>
    </message>
    <message>
        <source>a painted picture</source>
        <translation>una imagen pintada</translation>
    </message>
    <message>
        <source>a picture from elsewhere</source>
        <translation>una imagen de otro lugar</translation>
    </message>
    <message>
        <source>about {value}</source>
        <translation>aprox. {value}</translation>
    </message>
    <message>
        <source>after step {step}</source>
        <translation>tras el paso {step}</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>all values on one scale: low to high</source>
        <translation>todos los valores en una escala: de bajo a alto</translation>
    </message>
    <message>
        <source>channel </source>
        <translation>canal </translation>
    </message>
    <message>
        <source>class {name}</source>
        <translation>clase {name}</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>clase {number}</translation>
    </message>
    <message>
        <source>each map: low to high</source>
        <translation>cada mapa: de menor a mayor</translation>
    </message>
    <message>
        <source>filter {filter}: from {low} to {high}</source>
        <translation>filtro {filter}: de {low} a {high}</translation>
    </message>
    <message>
        <source>filter {filter}: norms of its kernels from {low} to {high}</source>
        <translation>filtro {filter}: normas de sus kernels de {low} a {high}</translation>
    </message>
    <message>
        <source>initial weights</source>
        <translation>pesos iniciales</translation>
    </message>
    <message>
        <source>looking for mistakes…</source>
        <translation>buscando errores…</translation>
    </message>
    <message>
        <source>map {map}</source>
        <translation>mapa {map}</translation>
    </message>
    <message>
        <source>map {map} of {count}</source>
        <translation>mapa {map} de {count}</translation>
    </message>
    <message>
        <source>map {map}: how often each value comes, from {low} to {high}; {zeros} % are zero</source>
        <translation>mapa {map}: cuántas veces sale cada valor, de {low} a {high}; {zeros} % son cero</translation>
    </message>
    <message>
        <source>mistake {at} of {count}, in {seen} pictures</source>
        <translation>error {at} de {count}, en {seen} imágenes</translation>
    </message>
    <message>
        <source>none of {seen} is wrong</source>
        <translation>ningún error en {seen} imágenes</translation>
    </message>
    <message>
        <source>norm {norm} of the kernel for input channel {channel} · {filter}</source>
        <translation>norma {norm} del kernel para el canal de entrada {channel} · {filter}</translation>
    </message>
    <message>
        <source>only convolutions have filters</source>
        <translation>solo las convoluciones tienen filtros</translation>
    </message>
    <message>
        <source>red {red}, green {green}, blue {blue} at row {row}, column {column} · {filter}</source>
        <translation>rojo {red}, verde {green}, azul {blue} en la fila {row}, columna {column} · {filter}</translation>
    </message>
    <message>
        <source>row {row}, column {column} · {map}</source>
        <translation>fila {row}, columna {column} · {map}</translation>
    </message>
    <message>
        <source>step {step} of {last}</source>
        <translation>paso {step} de {last}</translation>
    </message>
    <message>
        <source>test picture {index}: {name}</source>
        <translation>imagen de prueba {index}: {name}</translation>
    </message>
    <message>
        <source>training picture {index}: {name}</source>
        <translation>imagen de entrenamiento {index}: {name}</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>{count} valores</translation>
    </message>
    <message>
        <source>{map}, {share} % no numbers</source>
        <translation>{map}, {share} % no son números</translation>
    </message>
    <message>
        <source>{map}: from {low} to {high}, {zeros} % zeros</source>
        <translation>{map}: de {low} a {high}, {zeros} % de ceros</translation>
    </message>
    <message>
        <source>{map}: no numbers</source>
        <translation>{map}: sin números</translation>
    </message>
    <message>
        <source>{name}, {share}</source>
        <translation>{name}, {share}</translation>
    </message>
    <message>
        <source>{name}, {share}: right</source>
        <translation>{name}, {share}: correcta</translation>
    </message>
    <message>
        <source>{name}, {share}: wrong, it is {truth}</source>
        <translation>{name}, {share}: incorrecta, es {truth}</translation>
    </message>
    <message>
        <source>{size} · blue: negative, orange: positive</source>
        <translation>{size} · azul: −, naranja: +</translation>
    </message>
    <message>
        <source>{size} · red, green and blue weights as one colour; grey: zero</source>
        <translation>{size} · pesos rojo, verde y azul como un solo color; gris: cero</translation>
    </message>
    <message>
        <source>{size} · row: filter, column: input channel; strong: a large norm</source>
        <translation>{size} · fila: filtro, columna: canal de entrada; intenso: norma grande</translation>
    </message>
    <message>
        <source>{size}, the first {shown}</source>
        <translation>{size}, los primeros {shown}</translation>
    </message>
    <message>
        <source>{unit} · {all}</source>
        <translation>{unit} · {all}</translation>
    </message>
    <message>
        <source>{unit}: {value} · {all}</source>
        <translation>{unit}: {value} · {all}</translation>
    </message>
    <message>
        <source>{value} at row {row}, column {column} of input channel {channel} · {filter}</source>
        <translation>{value} en la fila {row}, columna {column} del canal de entrada {channel} · {filter}</translation>
    </message>
    <message>
        <source>{value} at row {row}, column {column} · {map}</source>
        <translation>{value} en la fila {row}, columna {column} · {map}</translation>
    </message>
    <message>
        <source>{value} on average around row {row}, column {column} · {map}</source>
        <translation>{value} de media en torno a la fila {row}, columna {column} · {map}</translation>
    </message>
    <message>
        <source>{value} · {map}</source>
        <translation>{value} · {map}</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export a picture</source>
        <translation>Exportar una imagen</translation>
    </message>
    <message>
        <source>Export a summary</source>
        <translation>Exportar un resumen</translation>
    </message>
    <message>
        <source>Export as PyTorch</source>
        <translation>Exportar como PyTorch</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Guardado: {file}</translation>
    </message>
</context>
<context>
    <name>Family</name>
    <message>
        <source>Activation</source>
        <translation>Activación</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolución</translation>
    </message>
    <message>
        <source>Dense and shape</source>
        <translation>Densas y forma</translation>
    </message>
    <message>
        <source>Input and output</source>
        <translation>Entrada y salida</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Unión</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>Normalización</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Submuestreo</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>varios valores</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Expected time</source>
        <translation>Previsto</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Imágenes/s</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>{epoch} of {epochs}</source>
        <translation>{epoch} de {epochs}</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Designs (*{suffix})</source>
        <translation>Diseños (*{suffix})</translation>
    </message>
    <message>
        <source>Keras or PyTorch code (*.py *.txt)</source>
        <translation>Código de Keras o PyTorch (*.py *.txt)</translation>
    </message>
    <message>
        <source>Open a design</source>
        <translation>Abrir un diseño</translation>
    </message>
    <message>
        <source>Save the design</source>
        <translation>Guardar el diseño</translation>
    </message>
    <message>
        <source>Show what the file holds</source>
        <translation>Mostrar lo que contiene el archivo</translation>
    </message>
    <message>
        <source>The file {file} cannot be read or written: {reason}. Choose another place.</source>
        <translation>No se puede leer o escribir el archivo {file}: {reason}. Elija otro lugar.</translation>
    </message>
</context>
<context>
    <name>FileWatch</name>
    <message>
        <source>Show what it holds now</source>
        <translation>Mostrar lo que contiene ahora</translation>
    </message>
    <message>
        <source>“{file}” is no longer there: it was moved, renamed or deleted.</source>
        <translation>«{file}» ya no está: se ha movido, renombrado o borrado.</translation>
    </message>
    <message>
        <source>“{file}” was changed elsewhere.</source>
        <translation>«{file}» se ha cambiado en otra parte.</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Accuracy of each class before and after</source>
        <translation>Exactitud de cada clase antes y después</translation>
    </message>
    <message>
        <source>Accuracy {before} → {after} in {done} of {total} pictures</source>
        <translation>Exactitud {before} → {after} en {done} de {total} imágenes</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>All back</source>
        <translation>Todo como era</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Todos los canales</translation>
    </message>
    <message>
        <source>All filters as the network has them: none set by hand, none frozen</source>
        <translation>Todos los filtros como los tiene la red: ninguno puesto a mano, ninguno congelado</translation>
    </message>
    <message>
        <source>All frozen</source>
        <translation>Todos congelados</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Desenfoque</translation>
    </message>
    <message>
        <source>Change a number: what that does to each class appears here.</source>
        <translation>Cambie un número: aquí aparece lo que eso hace con cada clase.</translation>
    </message>
    <message>
        <source>Classic kernel</source>
        <translation>Kernel clásico</translation>
    </message>
    <message>
        <source>Classic kernel…</source>
        <translation>Kernel clásico…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Counting what that does to each class…</source>
        <translation>Contando lo que eso hace con cada clase…</translation>
    </message>
    <message>
        <source>Enter applies the kernel that is shown</source>
        <translation>Intro aplica el kernel que se muestra</translation>
    </message>
    <message>
        <source>Filter by hand</source>
        <translation>Filtro a mano</translation>
    </message>
    <message>
        <source>Filter {filter} of {block}</source>
        <translation>Filtro {filter} de {block}</translation>
    </message>
    <message>
        <source>Filters, {count} frozen</source>
        <translation>Filtros, {count} congelados</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Girar</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Congelar</translation>
    </message>
    <message>
        <source>Freeze all</source>
        <translation>Congelar todos</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Congelado</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Kernels, zero and flip are meant for every input channel</source>
        <translation>Los kernels, cero y girar valen para todos los canales de entrada</translation>
    </message>
    <message>
        <source>Laplace</source>
        <translation>Laplace</translation>
    </message>
    <message>
        <source>More than {most} changes by hand at a time are too many: take some back first.</source>
        <translation>Más de {most} cambios a mano a la vez son demasiados: deshaz algunos primero.</translation>
    </message>
    <message>
        <source>More than {most} filters cannot be frozen at a time.</source>
        <translation>No se pueden congelar más de {most} filtros a la vez.</translation>
    </message>
    <message>
        <source>Prewitt, horizontal edges</source>
        <translation>Prewitt, bordes horizontales</translation>
    </message>
    <message>
        <source>Prewitt, vertical edges</source>
        <translation>Prewitt, bordes verticales</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Set by hand.</source>
        <translation>Puesto a mano.</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>Nitidez</translation>
    </message>
    <message>
        <source>Sobel, horizontal edges</source>
        <translation>Sobel, bordes horizontales</translation>
    </message>
    <message>
        <source>Sobel, vertical edges</source>
        <translation>Sobel, bordes verticales</translation>
    </message>
    <message>
        <source>Sum of the kernel: {sum}; norm: {norm}</source>
        <translation>Suma del kernel: {sum}; norma: {norm}</translation>
    </message>
    <message>
        <source>This kernel has {wanted} numbers; what was pasted has {found}.</source>
        <translation>Este kernel tiene {wanted} números; lo que se pegó tiene {found}.</translation>
    </message>
    <message>
        <source>Training leaves all filters of this block and their biases as they are</source>
        <translation>El entrenamiento deja como están todos los filtros de este bloque y sus sesgos</translation>
    </message>
    <message>
        <source>Training leaves this filter and its bias as they are</source>
        <translation>El entrenamiento deja como están este filtro y su sesgo</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Upside down and left to right: correlation becomes convolution</source>
        <translation>De arriba abajo y de izquierda a derecha: la correlación se vuelve convolución</translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>Cero</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>fila {row}, columna {column}</translation>
    </message>
    <message>
        <source>{count} of {all} frozen: the next training keeps them.</source>
        <translation>{count} de {all} congelados: el próximo entrenamiento los conserva.</translation>
    </message>
    <message>
        <source>{count} of {all} frozen: this training does not move them.</source>
        <translation>{count} de {all} congelados: este entrenamiento no los mueve.</translation>
    </message>
    <message>
        <source>{filter} · frozen</source>
        <translation>{filter} · congelado</translation>
    </message>
    <message>
        <source>{name}: {before} before, {after} after</source>
        <translation>{name}: {before} antes, {after} después</translation>
    </message>
    <message>
        <source>“{text}” is more than one number; paste a grid to fill all cells.</source>
        <translation>«{text}» es más de un número; pegue una tabla para llenar todas las celdas.</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Close (Escape)</source>
        <translation>Cerrar (Escape)</translation>
    </message>
    <message>
        <source>Enter goes to the next block, Shift+Enter back, Escape leaves.</source>
        <translation>Intro pasa al bloque siguiente, Mayús+Intro vuelve, Escape sale.</translation>
    </message>
    <message>
        <source>Find a block by its name, type or fields</source>
        <translation>Buscar un bloque por su nombre, su tipo o sus campos</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Siguiente (Intro)</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>Anterior (Mayús+Intro)</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todos</translation>
    </message>
    <message>
        <source>Select every block that is found, to change them together (Alt+Enter)</source>
        <translation>Seleccionar todos los bloques encontrados, para cambiarlos a la vez (Alt+Intro)</translation>
    </message>
    <message>
        <source>conv, 5x5, stride 2</source>
        <translation>conv, 5x5, paso 2</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no está</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} de {count}</translation>
    </message>
</context>
<context>
    <name>Flatten</name>
    <message>
        <source>Flatten</source>
        <translation>Aplanar</translation>
    </message>
    <message>
        <source>What arrives is a vector already: Flatten changes nothing.</source>
        <translation>Lo que llega ya es un vector: Aplanar no cambia nada.</translation>
    </message>
    <message>
        <source>Writes all channels, row by row, behind each other as one vector.</source>
        <translation>Escribe todos los canales, fila por fila, uno detrás de otro en un solo vector.</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>A path leaves these blocks through {block} and comes back: with {block} they can be one group.</source>
        <translation>Un camino sale de estos bloques por {block} y vuelve a entrar: junto con {block} pueden formar un grupo.</translation>
    </message>
    <message>
        <source>Groups lie at most {limit} deep in each other.</source>
        <translation>Los grupos se anidan como mucho {limit} veces.</translation>
    </message>
    <message>
        <source>Select the blocks that a group shall hold.</source>
        <translation>Seleccione los bloques que debe contener el grupo.</translation>
    </message>
    <message>
        <source>The network&apos;s input and output stay outside of groups.</source>
        <translation>La entrada y la salida de la red quedan fuera de los grupos.</translation>
    </message>
    <message>
        <source>These blocks lie in different groups; fold blocks of one group.</source>
        <translation>Estos bloques están en grupos distintos; agrupa bloques de un mismo grupo.</translation>
    </message>
</context>
<context>
    <name>Formula</name>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Height and width</source>
        <translation>Alto y ancho</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ancho</translation>
    </message>
</context>
<context>
    <name>GELU</name>
    <message>
        <source>A smooth ReLU: each value times the chance that a normal one is smaller.</source>
        <translation>Una ReLU suave: cada valor por la probabilidad de que una variable normal sea menor.</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Something is missing or of the wrong kind at {where}.</source>
        <translation>Falta algo o es del tipo equivocado en {where}.</translation>
    </message>
    <message>
        <source>There is a number in it that is not finite or too large.</source>
        <translation>Contiene un número que no es finito o es demasiado grande.</translation>
    </message>
    <message>
        <source>There is nothing in it: it is empty.</source>
        <translation>No contiene nada: está vacío.</translation>
    </message>
    <message>
        <source>This is nested too deeply to be read.</source>
        <translation>Está anidado con demasiada profundidad para leerlo.</translation>
    </message>
    <message>
        <source>This is no JSON, or only a part of it: it cannot be read from line {line} on.</source>
        <translation>Esto no es JSON, o es solo una parte: no se puede leer a partir de la línea {line}.</translation>
    </message>
    <message>
        <source>This is no text in UTF-8.</source>
        <translation>Esto no es texto en UTF-8.</translation>
    </message>
    <message>
        <source>This is text in UTF-16; save it as UTF-8.</source>
        <translation>Esto es texto en UTF-16; guárdelo como UTF-8.</translation>
    </message>
    <message>
        <source>This is too large to be read: it has more than {limit} parts.</source>
        <translation>Es demasiado grande para leerlo: tiene más de {limit} partes.</translation>
    </message>
    <message>
        <source>This is too large to be read: more than {limit} MiB.</source>
        <translation>Es demasiado grande para leerlo: más de {limit} MiB.</translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>No wire can run from {source} to {target}: one of them has no such port.</source>
        <translation>No puede haber una conexión de {source} a {target}: uno de los dos no tiene ese puerto.</translation>
    </message>
    <message>
        <source>There is already a block {id}.</source>
        <translation>Ya hay un bloque {id}.</translation>
    </message>
    <message>
        <source>There is no block {id}.</source>
        <translation>No hay ningún bloque {id}.</translation>
    </message>
    <message>
        <source>{id} cannot be a block&apos;s id: use up to 40 small letters, digits and _, and no Python word.</source>
        <translation>{id} no puede ser el id de un bloque: use hasta 40 letras minúsculas, dígitos y _, y ninguna palabra de Python.</translation>
    </message>
    <message>
        <source>{id} is no group.</source>
        <translation>{id} no es un grupo.</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>All channels need one size: the first is {first}, number {channel} is {other}.</source>
        <translation>Todos los canales deben tener un mismo tamaño: el primero es de {first}, el número {channel} de {other}.</translation>
    </message>
    <message>
        <source>All rows need one length: the first has {first} numbers, row {row} has {other}.</source>
        <translation>Todas las filas deben tener la misma longitud: la primera tiene {first} números, la fila {row} tiene {other}.</translation>
    </message>
    <message>
        <source>One grid is wanted, and an empty line begins another: there are {count}.</source>
        <translation>Se espera una sola cuadrícula y una línea vacía empieza otra: hay {count}.</translation>
    </message>
    <message>
        <source>That is too large: a grid has up to {most} rows and columns.</source>
        <translation>Es demasiado grande: una cuadrícula tiene hasta {most} filas y columnas.</translation>
    </message>
    <message>
        <source>There are no numbers yet: write a row of the grid on each line.</source>
        <translation>Todavía no hay números: escriba una fila de la cuadrícula en cada línea.</translation>
    </message>
    <message>
        <source>“{word}” in row {row} is no number; write 3, -1, 0.5 or 1/9.</source>
        <translation>«{word}», en la fila {row}, no es un número; escriba 3, -1, 0,5 o 1/9.</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>1 block</source>
        <translation>1 bloque</translation>
    </message>
    <message>
        <source>A group stands 1 to {most} times in a row.</source>
        <translation>Un grupo se repite en fila de 1 a {most} veces.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Only a group with one input and one output can stand several times in a row.</source>
        <translation>Solo un grupo con una entrada y una salida puede repetirse en fila.</translation>
    </message>
    <message>
        <source>With all its copies the network has more than {limit} blocks: repeat its groups less.</source>
        <translation>Con todas sus copias la red tiene más de {limit} bloques: repita menos sus grupos.</translation>
    </message>
    <message>
        <source>a port of this group leads to a block that is not there</source>
        <translation>un puerto de este grupo lleva a un bloque que no existe</translation>
    </message>
    <message>
        <source>only a group with one input and one output can stand {count} times in a row</source>
        <translation>solo un grupo con una entrada y una salida puede repetirse {count} veces en fila</translation>
    </message>
    <message>
        <source>this group holds nothing</source>
        <translation>este grupo está vacío</translation>
    </message>
    <message>
        <source>wires leave this group and come back into it, so it cannot run in one piece; lay it open or rewire it</source>
        <translation>hay conexiones que salen de este grupo y vuelven a entrar en él, así que no puede calcularse de una vez; deshaga el grupo o cambie las conexiones</translation>
    </message>
    <message>
        <source>{count} blocks</source>
        <translation>{count} bloques</translation>
    </message>
    <message>
        <source>{group} stands {count} times in a row, so it has one input and one output: no other.</source>
        <translation>{group} se repite {count} veces en fila, así que tiene una entrada y una salida, y ninguna más.</translation>
    </message>
    <message>
        <source>{repeat} × {inside}</source>
        <translation>{repeat} × {inside}</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>A block of one&apos;s own</source>
        <translation>Un bloque propio</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Group ×{count}: one block, {count} times in a row</source>
        <translation>Grupo ×{count}: un bloque, {count} veces seguidas</translation>
    </message>
    <message>
        <source>Group ×{count}: {blocks} blocks, {count} times in a row</source>
        <translation>Grupo ×{count}: {blocks} bloques, {count} veces seguidas</translation>
    </message>
    <message>
        <source>How to fold</source>
        <translation>Cómo agrupar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>Sin color</translation>
    </message>
    <message>
        <source>One group of all {count} blocks</source>
        <translation>Un solo grupo con los {count} bloques</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Select a group, or a block in one.</source>
        <translation>Seleccione un grupo, o un bloque dentro de uno.</translation>
    </message>
    <message>
        <source>Select the blocks that shall be one group.</source>
        <translation>Seleccione los bloques que formarán un grupo.</translation>
    </message>
    <message>
        <source>There is already a block “{name}” of yours. Replace it?</source>
        <translation>Ya tiene un bloque «{name}». ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>What the group is called in the palette:</source>
        <translation>Cómo se llama el grupo en la paleta:</translation>
    </message>
    <message>
        <source>“{name}” is in the palette now, under My blocks.</source>
        <translation>«{name}» ya está en la paleta, en Mis bloques.</translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message>
        <source>Picture at hand</source>
        <translation>Imagen en uso</translation>
    </message>
    <message>
        <source>no numbers: training diverged</source>
        <translation>sin números: el entrenamiento divergió</translation>
    </message>
    <message>
        <source>{name}, {share}: wrong</source>
        <translation>{name}, {share}: incorrecta</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Auto: the best there is</source>
        <translation>Auto: el mejor que haya</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Diseño</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>More menus</source>
        <translation>Más menús</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The engine is still looking for devices</source>
        <translation>El motor todavía está buscando dispositivos</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>choose a data set</source>
        <translation>elija un conjunto de datos</translation>
    </message>
    <message>
        <source>to be downloaded</source>
        <translation>se descargará</translation>
    </message>
    <message>
        <source>unsaved</source>
        <translation>sin guardar</translation>
    </message>
    <message>
        <source>{file}, changed</source>
        <translation>{file}, con cambios</translation>
    </message>
    <message>
        <source>{shape} · {count} classes</source>
        <translation>{shape} · {count} clases</translation>
    </message>
</context>
<context>
    <name>Heat</name>
    <message>
        <source>Activation memory</source>
        <translation>Memoria de activaciones</translation>
    </message>
    <message>
        <source>Most: {block}, {value} ({share})</source>
        <translation>Máximo: {block}, {value} ({share})</translation>
    </message>
    <message>
        <source>Multiply-adds (MACs)</source>
        <translation>Operaciones MAC</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>colour by square root</source>
        <translation>color por raíz cuadrada</translation>
    </message>
    <message>
        <source>no block has any</source>
        <translation>ningún bloque tiene</translation>
    </message>
    <message>
        <source>{measure}: {total} in all</source>
        <translation>{measure}: {total} en total</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>About CNN Studio</source>
        <translation>Acerca de CNN Studio</translation>
    </message>
    <message>
        <source>Draw a convolutional network, train it, and see what it has learned.</source>
        <translation>Dibuje una red convolucional, entrénela y vea qué ha aprendido.</translation>
    </message>
    <message>
        <source>MIT licence. The embedded handwritten digits: E. Alpaydin and C. Kaynak, UCI, CC BY 4.0.</source>
        <translation>Licencia MIT. Los dígitos manuscritos incluidos: E. Alpaydin y C. Kaynak, UCI, CC BY 4.0.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>At the beginning</source>
        <translation>Al principio</translation>
    </message>
    <message>
        <source>Before the last {count} steps</source>
        <translation>Antes de los últimos {count} pasos</translation>
    </message>
    <message>
        <source>Steps that can be taken back</source>
        <translation>Pasos que se pueden deshacer</translation>
    </message>
    <message>
        <source>{step}  (saved)</source>
        <translation>{step}  (guardado)</translation>
    </message>
    <message>
        <source>{step}, taken back</source>
        <translation>{step}, deshecho</translation>
    </message>
</context>
<context>
    <name>Input</name>
    <message>
        <source>1 for grey pictures, 3 for colour.</source>
        <translation>1 para imágenes en gris, 3 para color.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Columns, in pixels.</source>
        <translation>Columnas, en píxeles.</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Rows, in pixels.</source>
        <translation>Filas, en píxeles.</translation>
    </message>
    <message>
        <source>The picture that enters: channels, height, width.</source>
        <translation>La imagen que entra: canales, alto, ancho.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ancho</translation>
    </message>
    <message>
        <source>{channels} × {height} × {width}</source>
        <translation>{channels} × {height} × {width}</translation>
    </message>
</context>
<context>
    <name>Insight</name>
    <message>
        <source>A filter of this block is {wanted} numbers, not {found}.</source>
        <translation>Un filtro de este bloque tiene {wanted} números, no {found}.</translation>
    </message>
    <message>
        <source>Each number of a filter must be finite.</source>
        <translation>Cada número de un filtro debe ser finito.</translation>
    </message>
    <message>
        <source>That is too much to be frozen at once: all frozen filters may have {most} weights.</source>
        <translation>Es demasiado para congelarlo a la vez: todos los filtros congelados pueden sumar {most} pesos.</translation>
    </message>
    <message>
        <source>The answer does not depend on {block}.</source>
        <translation>La respuesta no depende de {block}.</translation>
    </message>
    <message>
        <source>The frozen filters of {block} do not fit into this network.</source>
        <translation>Los filtros congelados de {block} no caben en esta red.</translation>
    </message>
    <message>
        <source>The kernel {name} does not fit into a window of {size}.</source>
        <translation>El kernel {name} no cabe en una ventana de {size}.</translation>
    </message>
    <message>
        <source>The network knows {known} classes, but the pictures have {found}.</source>
        <translation>La red conoce {known} clases, pero las imágenes tienen {found}.</translation>
    </message>
    <message>
        <source>The network&apos;s answer is no number: some of its weights have become infinite or no number.</source>
        <translation>La respuesta de la red no es un número: algunos de sus pesos se han vuelto infinitos o dejaron de ser números.</translation>
    </message>
    <message>
        <source>There is no class {label}: the network knows {classes}, numbered from 0.</source>
        <translation>No hay ninguna clase {label}: la red conoce {classes}, numeradas desde 0.</translation>
    </message>
    <message>
        <source>There is no filter or channel {at}: there are {count}, numbered from 0.</source>
        <translation>No hay ningún filtro o canal {at}: hay {count}, numerados desde 0.</translation>
    </message>
    <message>
        <source>This network has no block {block}.</source>
        <translation>Esta red no tiene ningún bloque {block}.</translation>
    </message>
    <message>
        <source>This network has no convolution, so there are no filters to show.</source>
        <translation>Esta red no tiene convoluciones, así que no hay filtros que mostrar.</translation>
    </message>
    <message>
        <source>This network has no feature maps; Grad-CAM needs some. Saliency and occlusion need none.</source>
        <translation>Esta red no tiene mapas de características y Grad-CAM los necesita; saliencia y oclusión, no.</translation>
    </message>
    <message>
        <source>{block} gives no feature maps but a vector; choose a block before Flatten.</source>
        <translation>{block} no da mapas de características sino un vector; elija un bloque anterior a Aplanar.</translation>
    </message>
    <message>
        <source>{block} has no unit {unit}: it has {count}, numbered from 0.</source>
        <translation>{block} no tiene ninguna unidad {unit}: tiene {count}, numeradas desde 0.</translation>
    </message>
    <message>
        <source>{block} has no value at {index}: it gives {shape}.</source>
        <translation>{block} no tiene ningún valor en {index}: da {shape}.</translation>
    </message>
    <message>
        <source>{block} is no convolution, so it has no filters to change.</source>
        <translation>{block} no es una convolución, así que no tiene filtros que cambiar.</translation>
    </message>
    <message>
        <source>{block} is no convolution; filters are in {known}.</source>
        <translation>{block} no es una convolución; hay filtros en {known}.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Activations</source>
        <translation>Activaciones</translation>
    </message>
    <message>
        <source>Activations of one picture</source>
        <translation>Activaciones/imagen</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Bloques</translation>
    </message>
    <message>
        <source>Blocks in the group</source>
        <translation>Bloques del grupo</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Each value here is made of all pixels of the picture.</source>
        <translation>Cada valor se calcula con todos los píxeles de la imagen.</translation>
    </message>
    <message>
        <source>Each value here is made of {size} pixels of the picture: its receptive field.</source>
        <translation>Cada valor se calcula con {size} píxeles de la imagen: su campo receptivo.</translation>
    </message>
    <message>
        <source>How many copies stand one behind the other, each with weights of its own.</source>
        <translation>Cuántas copias van una tras otra, cada una con sus propios pesos.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>Operaciones MAC</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>Neuronas</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>Campo receptivo</translation>
    </message>
    <message>
        <source>Select a block to change it and to see how its numbers come about.</source>
        <translation>Seleccione un bloque para cambiarlo y ver de dónde salen sus números.</translation>
    </message>
    <message>
        <source>The colour of its frame while it stands open.</source>
        <translation>El color de su marco mientras está abierto.</translation>
    </message>
    <message>
        <source>The fields of neighbours lie {jump} pixels apart: all strides up to here, multiplied.</source>
        <translation>Los campos de valores vecinos distan {jump} píxeles: el producto de todos los pasos (strides) hasta aquí.</translation>
    </message>
    <message>
        <source>The next value looks {jump} pixels further.</source>
        <translation>El valor vecino mira {jump} píxeles más allá.</translation>
    </message>
    <message>
        <source>Times in a row</source>
        <translation>Veces seguidas</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>What the network is called.</source>
        <translation>Cómo se llama la red.</translation>
    </message>
    <message>
        <source>What these blocks are called on the canvas; each gets a number behind it.</source>
        <translation>Cómo se llaman estos bloques en el lienzo; cada uno lleva un número detrás.</translation>
    </message>
    <message>
        <source>What this block is called on the canvas; in code it keeps its first name.</source>
        <translation>Cómo se llama este bloque en el lienzo; en el código conserva su primer nombre.</translation>
    </message>
    <message>
        <source>What this group is called on the canvas; in code it keeps its first name.</source>
        <translation>Cómo se llama este grupo en el lienzo; en el código conserva su primer nombre.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>whole picture</source>
        <translation>toda la imagen</translation>
    </message>
    <message>
        <source>{blocks} and {count} more stay as they are: this does not apply to them.</source>
        <translation>{blocks} y {count} más quedan como están: esto no se les aplica.</translation>
    </message>
    <message>
        <source>{blocks} stay as they are: this does not apply to them.</source>
        <translation>{blocks} quedan como están: esto no se les aplica.</translation>
    </message>
    <message>
        <source>{block} stays as it is: this does not apply to it.</source>
        <translation>{block} queda como está: esto no se le aplica.</translation>
    </message>
    <message>
        <source>{count} blocks</source>
        <translation>{count} bloques</translation>
    </message>
    <message>
        <source>{what}, from {shape}</source>
        <translation>{what}, de {shape}</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>{file} is damaged or no journal of CNN Studio: nothing can be recovered from it.</source>
        <translation>{file} está dañado o no es un diario de CNN Studio: no se puede recuperar nada de él.</translation>
    </message>
    <message>
        <source>{file} was written by a newer version of CNN Studio: update it to recover this.</source>
        <translation>{file} lo escribió una versión más nueva de CNN Studio: actualízalo para recuperarlo.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Cancel what is under way, leave a group, or select nothing</source>
        <translation>Cancelar lo que esté en curso, salir de un grupo o no seleccionar nada</translation>
    </message>
    <message>
        <source>Canvas (always so)</source>
        <translation>Lienzo (siempre así)</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Comandos y sus teclas</translation>
    </message>
    <message>
        <source>Delete; a chain stays joined</source>
        <translation>Eliminar; la cadena sigue unida</translation>
    </message>
    <message>
        <source>Edit the fields of the block, or open the group</source>
        <translation>Editar los campos del bloque, o abrir el grupo</translation>
    </message>
    <message>
        <source>Find a command or keys</source>
        <translation>Buscar un comando o teclas</translation>
    </message>
    <message>
        <source>Fit everything</source>
        <translation>Ver todo</translation>
    </message>
    <message>
        <source>Fit the selection</source>
        <translation>Ajustar la selección</translation>
    </message>
    <message>
        <source>Follow a wire to the next block</source>
        <translation>Seguir una conexión hasta el bloque siguiente</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Keys of the chosen command: press the new ones</source>
        <translation>Teclas del comando elegido: pulse las nuevas</translation>
    </message>
    <message>
        <source>Move by one point</source>
        <translation>Mover un punto</translation>
    </message>
    <message>
        <source>Move the selected blocks, or the view</source>
        <translation>Mover los bloques seleccionados, o la vista</translation>
    </message>
    <message>
        <source>Next and previous block</source>
        <translation>Bloque siguiente y anterior</translation>
    </message>
    <message>
        <source>Open the group, or close the one around the block</source>
        <translation>Abrir el grupo, o cerrar el que contiene el bloque</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otros</translation>
    </message>
    <message>
        <source>Press the new keys in the field above; Backspace takes them away.</source>
        <translation>Pulse las teclas nuevas en el campo de arriba; Retroceso las quita.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Resize the selected notes</source>
        <translation>Cambiar el tamaño de las notas seleccionadas</translation>
    </message>
    <message>
        <source>Search a block to add; held, drag the canvas</source>
        <translation>Buscar un bloque para agregar; sostenida, arrastrar el lienzo</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>always so</source>
        <translation>siempre así</translation>
    </message>
    <message>
        <source>arrows</source>
        <translation>flechas</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>sin teclas</translation>
    </message>
    <message>
        <source>{keys} alone is needed for typing and moving about: hold Ctrl with it, or choose F1 to F12.</source>
        <translation>{keys} sola se necesita para escribir y moverse: pulse Ctrl con ella, o elija de F1 a F12.</translation>
    </message>
    <message>
        <source>{keys} already means “{command}”: change that one first, or choose other keys.</source>
        <translation>{keys} ya es «{command}»: cambie antes esa orden, o elija otras teclas.</translation>
    </message>
    <message>
        <source>{keys} cannot be pressed on a Spanish keyboard without AltGr: choose other keys.</source>
        <translation>{keys} no se puede pulsar en un teclado español sin AltGr: elija otras teclas.</translation>
    </message>
    <message>
        <source>{keys} is AltGr on many keyboards, which types signs: choose keys without Ctrl+Alt.</source>
        <translation>{keys} equivale a AltGr en muchos teclados, que sirve para escribir signos: elija teclas sin Ctrl+Alt.</translation>
    </message>
    <message>
        <source>{keys} opens menus by their letter: choose Ctrl instead of Alt.</source>
        <translation>{keys} abre los menús por su letra: elija Ctrl en lugar de Alt.</translation>
    </message>
</context>
<context>
    <name>LeakyReLU</name>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Like ReLU, but negative values leak through with a small slope.</source>
        <translation>Como ReLU, pero los valores negativos pasan con una pendiente pequeña.</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>What negative values are multiplied by.</source>
        <translation>Por cuánto se multiplican los valores negativos.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>A network is being trained.</source>
        <translation>Se está entrenando una red.</translation>
    </message>
    <message>
        <source>Save the changes to “{title}”?</source>
        <translation>¿Guardar los cambios de “{title}”?</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Detener y conservar</translation>
    </message>
    <message>
        <source>Stop it and keep what it has learned so far?</source>
        <translation>¿Detener el entrenamiento y conservar lo que ha aprendido hasta ahora?</translation>
    </message>
    <message>
        <source>What is not saved is lost.</source>
        <translation>Lo que no se guarde se pierde.</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Give the block a name with letters or digits.</source>
        <translation>Da al bloque un nombre con letras o cifras.</translation>
    </message>
    <message>
        <source>There is already a block “{name}”: choose another name.</source>
        <translation>Ya hay un bloque «{name}»: elija otro nombre.</translation>
    </message>
    <message>
        <source>{file} is no group that was kept as a block.</source>
        <translation>{file} no es un grupo guardado como bloque.</translation>
    </message>
</context>
<context>
    <name>Linear</name>
    <message>
        <source>1 unit</source>
        <translation>1 neurona</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>Dense (Linear)</source>
        <translation>Densa (Linear)</translation>
    </message>
    <message>
        <source>Every output is a weighted sum of all inputs, plus a bias.</source>
        <translation>Cada salida es una suma ponderada de todas las entradas, más un sesgo.</translation>
    </message>
    <message>
        <source>How many numbers come out.</source>
        <translation>Cuántos números salen.</translation>
    </message>
    <message>
        <source>One learned number per unit, added to its sum.</source>
        <translation>Un número aprendido por neurona, que se suma a su resultado.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Neuronas</translation>
    </message>
    <message>
        <source>a dense block reads a vector, but {shape} arrives; put Flatten before it</source>
        <translation>una capa densa lee un vector, pero llega {shape}; ponga Aplanar antes</translation>
    </message>
    <message>
        <source>{units} units</source>
        <translation>{units} neuronas</translation>
    </message>
</context>
<context>
    <name>LocalResponseNorm</name>
    <message>
        <source>Alpha</source>
        <translation>Alfa</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Damps a value by the strength of its neighbours in nearby channels (AlexNet).</source>
        <translation>Atenúa un valor según la fuerza de sus vecinos en los canales cercanos (AlexNet).</translation>
    </message>
    <message>
        <source>How many neighbouring channels are looked at.</source>
        <translation>Cuántos canales vecinos se miran.</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Local response</source>
        <translation>Respuesta local</translation>
    </message>
    <message>
        <source>over 1 channel</source>
        <translation>sobre 1 canal</translation>
    </message>
    <message>
        <source>over {size} channels</source>
        <translation>sobre {size} canales</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>A picture must have one or three channels and some pixels, not {shape}.</source>
        <translation>Una imagen debe tener uno o tres canales y algunos píxeles, no {shape}.</translation>
    </message>
    <message>
        <source>Another network came to hand before this was answered.</source>
        <translation>Se cargó otra red antes de que esto se respondiera.</translation>
    </message>
    <message>
        <source>Each place of a typed picture needs a finite number.</source>
        <translation>Cada lugar de una imagen escrita necesita un número finito.</translation>
    </message>
    <message>
        <source>The network reads {wanted} numbers, not {shape}: set its input to the size of what you typed.</source>
        <translation>La red lee {wanted} números, no {shape}: ponga en su entrada el tamaño de lo que escribió.</translation>
    </message>
    <message>
        <source>The pictures of this design&apos;s data set are not there yet: fetch them, or draw one.</source>
        <translation>Las imágenes del conjunto de datos de este diseño todavía no están: descárguelas o dibuje una.</translation>
    </message>
    <message>
        <source>There is no network to look into yet: load one or train one.</source>
        <translation>Todavía no hay ninguna red que ver por dentro: cargue una o entrene una.</translation>
    </message>
    <message>
        <source>There is no picture {index}: this part of the data has {count}.</source>
        <translation>No hay imagen {index}: esta parte de los datos tiene {count}.</translation>
    </message>
    <message>
        <source>There is no such picture in this part of the data.</source>
        <translation>No hay tal imagen en esta parte de los datos.</translation>
    </message>
    <message>
        <source>Too many views are open at the same time.</source>
        <translation>Hay demasiadas vistas abiertas al mismo tiempo.</translation>
    </message>
</context>
<context>
    <name>MaxPool2d</name>
    <message>
        <source>Keeps the largest value of each window: the image shrinks, what was found stays.</source>
        <translation>Guarda el valor mayor de cada ventana: la imagen se encoge y lo encontrado permanece.</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>Max pooling</translation>
    </message>
    <message>
        <source>max {window}</source>
        <translation>máx {window}</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>&amp;About CNN Studio</source>
        <translation>Acerca &amp;de CNN Studio</translation>
    </message>
    <message>
        <source>&amp;Activation memory</source>
        <translation>Memoria de &amp;activaciones</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>Aparien&amp;cia</translation>
    </message>
    <message>
        <source>&amp;Channels × height × width</source>
        <translation>&amp;Canales × alto × ancho</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscura</translation>
    </message>
    <message>
        <source>&amp;Direction</source>
        <translation>&amp;Dirección</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>D&amp;uplicar</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportar</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Buscar…</translation>
    </message>
    <message>
        <source>&amp;Fit everything</source>
        <translation>Ver &amp;todo</translation>
    </message>
    <message>
        <source>&amp;Full speed</source>
        <translation>&amp;Velocidad máxima</translation>
    </message>
    <message>
        <source>&amp;Group the selection</source>
        <translation>A&amp;grupar la selección</translation>
    </message>
    <message>
        <source>&amp;Heat</source>
        <translation>Mapa de &amp;calor</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Historial</translation>
    </message>
    <message>
        <source>&amp;Keep the group as a block of one&apos;s own…</source>
        <translation>Guardar el grupo como blo&amp;que propio…</translation>
    </message>
    <message>
        <source>&amp;Keras: (None, height, width, channels)</source>
        <translation>&amp;Keras: (None, alto, ancho, canales)</translation>
    </message>
    <message>
        <source>&amp;Keras: same and valid</source>
        <translation>&amp;Keras: same y valid</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clara</translation>
    </message>
    <message>
        <source>&amp;Multiply-adds (MACs)</source>
        <translation>Operaciones &amp;MAC</translation>
    </message>
    <message>
        <source>&amp;New from template…</source>
        <translation>&amp;Nuevo desde plantilla…</translation>
    </message>
    <message>
        <source>&amp;Next measure</source>
        <translation>&amp;Siguiente medida</translation>
    </message>
    <message>
        <source>&amp;Next panel</source>
        <translation>Panel &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Off</source>
        <translation>&amp;Ninguno</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Abrir…</translation>
    </message>
    <message>
        <source>&amp;Pace</source>
        <translation>&amp;Ritmo</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Pa&amp;neles</translation>
    </message>
    <message>
        <source>&amp;Parameters</source>
        <translation>&amp;Parámetros</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>&amp;Presentation</source>
        <translation>&amp;Presentación</translation>
    </message>
    <message>
        <source>&amp;Python with weights…</source>
        <translation>&amp;Python con pesos…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Restablecer la disposición</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;Shapes</source>
        <translation>&amp;Formas</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>A&amp;tajos</translation>
    </message>
    <message>
        <source>&amp;Slow</source>
        <translation>&amp;Lento</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Sistema</translation>
    </message>
    <message>
        <source>&amp;Top to bottom</source>
        <translation>De &amp;arriba abajo</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Recorrido</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>E&amp;ntrenar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>A&amp;rrange blocks</source>
        <translation>O&amp;rdenar bloques</translation>
    </message>
    <message>
        <source>Add n&amp;ote</source>
        <translation>Añadir n&amp;ota</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>Todos los &amp;comandos…</translation>
    </message>
    <message>
        <source>Both sides in &amp;total</source>
        <translation>Ambos lados en &amp;total</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>E&amp;liminar</translation>
    </message>
    <message>
        <source>Delete and leave a &amp;gap</source>
        <translation>Eliminar y dejar &amp;hueco</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>E&amp;jemplos</translation>
    </message>
    <message>
        <source>Feature maps on the &amp;canvas</source>
        <translation>Mapas de características en el lien&amp;zo</translation>
    </message>
    <message>
        <source>Find a block to a&amp;dd</source>
        <translation>Buscar un bloque para aña&amp;dir</translation>
    </message>
    <message>
        <source>Fit se&amp;lection</source>
        <translation>Encuadrar la se&amp;lección</translation>
    </message>
    <message>
        <source>For&amp;mula of the selected block</source>
        <translation>&amp;Fórmula del bloque seleccionado</translation>
    </message>
    <message>
        <source>Fra&amp;me the selection</source>
        <translation>Enmar&amp;car la selección</translation>
    </message>
    <message>
        <source>Left to &amp;right</source>
        <translation>De &amp;izquierda a derecha</translation>
    </message>
    <message>
        <source>Next colo&amp;ur of the note or frame</source>
        <translation>Color sig&amp;uiente de la nota o el marco</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>Todavía no se ha abierto nada</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>Open or close the gro&amp;up</source>
        <translation>Abrir o cerrar el gr&amp;upo</translation>
    </message>
    <message>
        <source>Pa&amp;dding</source>
        <translation>Rellen&amp;o</translation>
    </message>
    <message>
        <source>Picture as P&amp;NG…</source>
        <translation>Imagen P&amp;NG…</translation>
    </message>
    <message>
        <source>Picture as S&amp;VG…</source>
        <translation>Imagen S&amp;VG…</translation>
    </message>
    <message>
        <source>Pixels on each &amp;side</source>
        <translation>Píxeles por &amp;lado</translation>
    </message>
    <message>
        <source>Pre&amp;vious panel</source>
        <translation>Panel ant&amp;erior</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Cambiar &amp;nombre</translation>
    </message>
    <message>
        <source>S&amp;tep by step</source>
        <translation>&amp;Paso a paso</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Guardar &amp;como…</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Seleccionar todo</translation>
    </message>
    <message>
        <source>Snap to what is near</source>
        <translation>Ajustar a lo que está cerca</translation>
    </message>
    <message>
        <source>Stop the training and keep what it has learned</source>
        <translation>Detener el entrenamiento y conservar lo aprendido</translation>
    </message>
    <message>
        <source>Summary as &amp;CSV…</source>
        <translation>Resumen en &amp;CSV…</translation>
    </message>
    <message>
        <source>Summary as &amp;LaTeX…</source>
        <translation>Resumen en &amp;LaTeX…</translation>
    </message>
    <message>
        <source>Summary as &amp;Markdown…</source>
        <translation>Resumen en &amp;Markdown…</translation>
    </message>
    <message>
        <source>Ta&amp;ke off its wires</source>
        <translation>&amp;Quitar sus conexiones</translation>
    </message>
    <message>
        <source>Train this network on the chosen data</source>
        <translation>Entrenar esta red con los datos elegidos</translation>
    </message>
    <message>
        <source>Ungroup: &amp;its blocks take its place</source>
        <translation>Desagrupar: sus bloques ocupan su s&amp;itio</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Acercar</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>A&amp;lejar</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Exactitud de prueba</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Pérdida de prueba</translation>
    </message>
    <message>
        <source>Test: {metric}</source>
        <translation>Prueba: {metric}</translation>
    </message>
</context>
<context>
    <name>Metrics</name>
    <message>
        <source>accuracy</source>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>pérdida</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{text} can mean {many} or {few}: write {many}, or {few}.</source>
        <translation>{text} puede significar {many} o {few}: escriba {many} o {few}.</translation>
    </message>
    <message>
        <source>{text} is not a whole number: write it without a comma or point.</source>
        <translation>{text} no es un número entero: escríbalo sin coma ni punto.</translation>
    </message>
    <message>
        <source>“{text}” is not a number; write one like 0.001 or 1e-3.</source>
        <translation>“{text}” no es un número; escriba uno como 0.001 o 1e-3.</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number; write one like 32.</source>
        <translation>“{text}” no es un número entero; escriba uno como 32.</translation>
    </message>
    <message>
        <source>“{text}” is not one or two whole numbers; write 5 or 5×3.</source>
        <translation>“{text}” no es uno o dos números enteros; escriba 5 o 5×3.</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Block</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>Blocks in order</source>
        <translation>Bloques en orden</translation>
    </message>
    <message>
        <source>Fed by</source>
        <translation>Recibe de</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>Operaciones MAC</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>Forma de salida</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>The network&apos;s answer: one number per class.</source>
        <translation>La respuesta de la red: un número por clase.</translation>
    </message>
    <message>
        <source>the answer must be one number per class, but {shape} arrives</source>
        <translation>la respuesta debe ser un número por clase, pero llega {shape}</translation>
    </message>
    <message>
        <source>the data has {classes} classes, but 1 number arrives</source>
        <translation>los datos tienen {classes} clases, pero llega 1 número</translation>
    </message>
    <message>
        <source>the data has {classes} classes, but {numbers} numbers arrive</source>
        <translation>los datos tienen {classes} clases, pero llegan {numbers} números</translation>
    </message>
</context>
<context>
    <name>Overwriting</name>
    <message>
        <source>Blocks in the file: {theirs}, on the canvas: {mine}, different: {differ}.</source>
        <translation>Bloques en el archivo: {theirs}, en el lienzo: {mine}, distintos: {differ}.</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted. Write it again?</source>
        <translation>Se ha movido, renombrado o borrado. ¿Escribirlo de nuevo?</translation>
    </message>
    <message>
        <source>Its network is that of the canvas; positions, notes, data or plan may differ.</source>
        <translation>Su red es la del lienzo; pueden cambiar posiciones, notas, datos o plan.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Sobrescribir</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Mostrar el archivo</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Escribir de nuevo</translation>
    </message>
    <message>
        <source>“{file}” is no longer there.</source>
        <translation>«{file}» ya no está.</translation>
    </message>
    <message>
        <source>“{file}” was changed elsewhere since it was opened here.</source>
        <translation>«{file}» se ha cambiado en otra parte desde que lo abriste aquí.</translation>
    </message>
</context>
<context>
    <name>Pace</name>
    <message>
        <source>As fast as the device can</source>
        <translation>Tan rápido como pueda el dispositivo</translation>
    </message>
    <message>
        <source>Four steps a second, to watch</source>
        <translation>Cuatro pasos por segundo, para observar</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>One batch each time you press Step</source>
        <translation>Un lote cada vez que pulse Paso</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>Un paso</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Lento</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Train on one more batch</source>
        <translation>Entrenar con un lote más</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>Dibuje aquí un dígito</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse, a pen or a finger; Ctrl+Z takes back a stroke, Delete clears.</source>
        <translation>Dibuje un dígito con el ratón, un lápiz o el dedo; Ctrl+Z quita un trazo, Supr borra todo.</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Dibujo</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Predicción</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>Quitar trazo</translation>
    </message>
    <message>
        <source>What the network sees of it</source>
        <translation>Lo que la red ve de él</translation>
    </message>
    <message>
        <source>Width of the pen</source>
        <translation>Grosor del lápiz</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Blocks</source>
        <translation>Bloques</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Delete “{name}” from the palette? Networks keep their copies.</source>
        <translation>¿Borrar «{name}» de la paleta? Las redes conservan sus copias.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Borrar…</translation>
    </message>
    <message>
        <source>Find a block</source>
        <translation>Buscar bloque</translation>
    </message>
    <message>
        <source>My blocks</source>
        <translation>Mis bloques</translation>
    </message>
    <message>
        <source>Name in the palette:</source>
        <translation>Nombre en la paleta:</translation>
    </message>
    <message>
        <source>No block has this name.</source>
        <translation>Ningún bloque tiene ese nombre.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Rename a block of one&apos;s own</source>
        <translation>Renombrar un bloque propio</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renombrar…</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Blocks</source>
        <translation>Bloques</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
</context>
<context>
    <name>Param</name>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texto</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un número entero</translation>
    </message>
    <message>
        <source>one of its choices</source>
        <translation>una de sus opciones</translation>
    </message>
    <message>
        <source>one or two whole numbers</source>
        <translation>uno o dos números enteros</translation>
    </message>
    <message>
        <source>valid, same, or one or two whole numbers</source>
        <translation>valid, same, o uno o dos números enteros</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>sí o no</translation>
    </message>
    <message>
        <source>{name} cannot be {value}: choose one of {choices}.</source>
        <translation>{name} no puede ser {value}: elija entre {choices}.</translation>
    </message>
    <message>
        <source>{name} cannot be {value}: it takes {kind}.</source>
        <translation>{name} no puede ser {value}: admite {kind}.</translation>
    </message>
    <message>
        <source>{name} is {value}: it must be at least {limit}.</source>
        <translation>{name} es {value}: debe ser al menos {limit}.</translation>
    </message>
    <message>
        <source>{name} is {value}: it must be at most {limit}.</source>
        <translation>{name} es {value}: debe ser como máximo {limit}.</translation>
    </message>
    <message>
        <source>{name} is {value}: it must be greater than {limit}.</source>
        <translation>{name} es {value}: debe ser mayor que {limit}.</translation>
    </message>
    <message>
        <source>{name} is {value}: it must be less than {limit}.</source>
        <translation>{name} es {value}: debe ser menor que {limit}.</translation>
    </message>
</context>
<context>
    <name>Parsing</name>
    <message>
        <source>No layers of Keras or PyTorch were found in the text: copy the lines from the first layer to the last one.</source>
        <translation>No se encontraron capas de Keras ni de PyTorch en el texto: copie las líneas desde la primera capa hasta la última.</translation>
    </message>
    <message>
        <source>The code does not say how large its pictures are: {shape} suits its dense blocks.</source>
        <translation>El código no dice de qué tamaño son sus imágenes: {shape} es adecuado para sus capas densas.</translation>
    </message>
    <message>
        <source>The code does not say how large its pictures are: {shape} was taken.</source>
        <translation>El código no dice de qué tamaño son sus imágenes: se tomó {shape}.</translation>
    </message>
    <message>
        <source>The code is nested too deeply to be read: paste the lines with its layers alone.</source>
        <translation>El código está anidado con demasiada profundidad para leerlo: pegue solo las líneas con sus capas.</translation>
    </message>
    <message>
        <source>The code makes more than {limit} blocks, more than can be drawn from it.</source>
        <translation>El código crea más de {limit} bloques, más de los que se pueden dibujar a partir de él.</translation>
    </message>
    <message>
        <source>The code takes the picture as one row of numbers: a Flatten makes it one.</source>
        <translation>El código toma la imagen como una sola fila de números: un Flatten la convierte en una.</translation>
    </message>
    <message>
        <source>The code takes the picture as one row of numbers: {shape}, and a Flatten, make it one.</source>
        <translation>El código toma la imagen como una sola fila de números: {shape} y un Flatten la convierten en una.</translation>
    </message>
    <message>
        <source>The code takes too long to follow: paste the lines with its layers alone.</source>
        <translation>Seguir el código lleva demasiado tiempo: pegue solo las líneas con sus capas.</translation>
    </message>
    <message>
        <source>The text holds {count} networks: the largest is drawn, the last one where they are equal.</source>
        <translation>El texto contiene {count} redes: se dibuja la mayor o, si son iguales, la última.</translation>
    </message>
    <message>
        <source>The text is too long to be read as a network: paste the lines with its layers alone.</source>
        <translation>El texto es demasiado largo para leerlo como una red: pegue solo las líneas con sus capas.</translation>
    </message>
    <message>
        <source>This is no text but binary data: copy the code again as plain text.</source>
        <translation>Esto no es texto, sino datos binarios: copie de nuevo el código como texto sin formato.</translation>
    </message>
    <message>
        <source>line {line} of the code is no Python as it stands: put your own blocks in its place</source>
        <translation>la línea {line} del código no es Python tal como está: ponga bloques propios en su lugar</translation>
    </message>
    <message>
        <source>log_softmax is drawn as Softmax: the answers are probabilities instead of their logarithms, training is the same.</source>
        <translation>log_softmax se dibuja como Softmax: las respuestas son probabilidades en lugar de sus logaritmos; el entrenamiento es el mismo.</translation>
    </message>
    <message>
        <source>{argument} is left out of the drawing: it changes no shape.</source>
        <translation>{argument} no aparece en el dibujo: no cambia ninguna forma.</translation>
    </message>
    <message>
        <source>{block} (line {line}) is written for {wanted}, but {here} arrive: it reads what arrives.</source>
        <translation>{block} (línea {line}) está escrito para {wanted}, pero llegan {here}: lee lo que llega.</translation>
    </message>
    <message>
        <source>{layer} in line {line} of the code cannot be drawn as it is ({argument}): put your own blocks in its place</source>
        <translation>{layer}, en la línea {line} del código, no se puede dibujar tal cual ({argument}): ponga bloques propios en su lugar</translation>
    </message>
    <message>
        <source>{layer} in line {line} of the code is not known here: put your own blocks in its place</source>
        <translation>{layer}, en la línea {line} del código, no se conoce aquí: ponga bloques propios en su lugar</translation>
    </message>
    <message>
        <source>{layer} is left out of the drawing: it prepares the pictures before training.</source>
        <translation>{layer} no aparece en el dibujo: prepara las imágenes antes del entrenamiento.</translation>
    </message>
    <message>
        <source>{layer} is used a second time in the code, with the same weights; a drawing gives every block weights of its own</source>
        <translation>{layer} se usa por segunda vez en el código, con los mismos pesos; en el dibujo cada bloque tiene pesos propios</translation>
    </message>
    <message>
        <source>{layer}: Keras pads one side more than the other for “same”; here both sides have the same padding.</source>
        <translation>{layer}: con “same”, Keras rellena un lado más que el otro; aquí ambos lados tienen el mismo relleno.</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>How large a step the weights take.</source>
        <translation>Qué tan grande es el paso que dan los pesos.</translation>
    </message>
    <message>
        <source>How much of the last step is kept (SGD).</source>
        <translation>Cuánto se conserva del paso anterior (SGD).</translation>
    </message>
    <message>
        <source>How often all training pictures are seen; empty: 20 on the embedded sets, 5 elsewhere.</source>
        <translation>Cuántas veces se ven todas las imágenes de entrenamiento; vacío: 20 con los conjuntos incluidos, 5 con los demás.</translation>
    </message>
    <message>
        <source>How weights follow the gradient: SGD with momentum, Adam, AdamW or RMSprop.</source>
        <translation>Cómo siguen los pesos al gradiente: SGD con momentum, Adam, AdamW o RMSprop.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Pictures per step; empty: 32, or 64 from 20,000 pictures on.</source>
        <translation>Imágenes por paso; vacío: 32, o 64 a partir de 20&#x202f;000 imágenes.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Processor threads; empty: chosen by measuring.</source>
        <translation>Hilos del procesador; vacío: se elige midiendo.</translation>
    </message>
    <message>
        <source>Pulls weights towards zero.</source>
        <translation>Atrae los pesos hacia cero.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Share of the training pictures that is held back to watch overfitting.</source>
        <translation>Proporción de las imágenes de entrenamiento que se aparta para vigilar el sobreajuste.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>The same seed gives the same start and the same order of pictures.</source>
        <translation>La misma semilla da el mismo comienzo y el mismo orden de las imágenes.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Decaimiento</translation>
    </message>
    <message>
        <source>Where to compute; auto takes the best one.</source>
        <translation>Dónde calcular; auto toma el mejor.</translation>
    </message>
    <message>
        <source>float32 everywhere, or bfloat16 where it is faster; auto tries.</source>
        <translation>float32 en todo, o bfloat16 donde es más rápido; auto lo prueba.</translation>
    </message>
</context>
<context>
    <name>Pooling</name>
    <message>
        <source>Height and width of the window, in pixels.</source>
        <translation>Alto y ancho de la ventana, en píxeles.</translation>
    </message>
    <message>
        <source>How many pixels the window moves; empty: as many as it is wide.</source>
        <translation>Cuántos píxeles avanza la ventana; vacío: tantos como mide.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Relleno (padding)</translation>
    </message>
    <message>
        <source>Pixels added on each side, at most half the window.</source>
        <translation>Píxeles agregados en cada lado, como máximo la mitad de la ventana.</translation>
    </message>
    <message>
        <source>Round up</source>
        <translation>Redondear hacia arriba</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Paso (stride)</translation>
    </message>
    <message>
        <source>The last window may hang over the edge, so that no row or column is lost.</source>
        <translation>La última ventana puede sobresalir del borde, para no perder ninguna fila ni columna.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>the padding {padding} is more than half of the window {window}, which torch refuses</source>
        <translation>el relleno {padding} es más de la mitad de la ventana {window}, y torch no lo admite</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>No problem is left then.</source>
        <translation>Así no queda ningún problema.</translation>
    </message>
    <message>
        <source>gone: {block}</source>
        <translation>se quita: {block}</translation>
    </message>
    <message>
        <source>new: {block}, {shape}</source>
        <translation>nuevo: {block}, {shape}</translation>
    </message>
    <message>
        <source>problems: {before} → {after}</source>
        <translation>problemas: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Build it with PyTorch up to this block, and read its own message</source>
        <translation>Constrúyala con PyTorch hasta este bloque y lea su propio mensaje</translation>
    </message>
    <message>
        <source>No problems: every shape fits, and this network can be trained.</source>
        <translation>Sin problemas: todas las formas encajan y esta red se puede entrenar.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>What keeps a network from running, and advice about it, is listed here with repairs.</source>
        <translation>Lo que impide que una red funcione, y consejos sobre ella, aparecen aquí con sus arreglos.</translation>
    </message>
    <message>
        <source>What would PyTorch say?</source>
        <translation>¿Qué diría PyTorch?</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
</context>
<context>
    <name>QuickAdd</name>
    <message>
        <source>Enter adds: {blocks}</source>
        <translation>Intro añade: {blocks}</translation>
    </message>
    <message>
        <source>Find a block; numbers behind its name fill its fields</source>
        <translation>Busque un bloque; los números detrás de su nombre llenan sus campos</translation>
    </message>
    <message>
        <source>Would not fit</source>
        <translation>No encajaría</translation>
    </message>
    <message>
        <source>conv 6 5 relu</source>
        <translation>conv 6 5 relu</translation>
    </message>
</context>
<context>
    <name>ReLU</name>
    <message>
        <source>Lets positive values through and sets negative ones to zero.</source>
        <translation>Deja pasar los valores positivos y pone en cero los negativos.</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>a training is under way</source>
        <translation>hay un entrenamiento en curso</translation>
    </message>
    <message>
        <source>no training is under way</source>
        <translation>no hay ningún entrenamiento en curso</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>ahora no es posible</translation>
    </message>
    <message>
        <source>nothing to take back</source>
        <translation>no hay nada que deshacer</translation>
    </message>
    <message>
        <source>nothing was taken back</source>
        <translation>no se deshizo nada</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Another window of CNN Studio has taken care of that already.</source>
        <translation>Otra ventana de CNN Studio ya se ha ocupado de eso.</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>Preguntar de nuevo en el próximo inicio</translation>
    </message>
    <message>
        <source>CNN Studio ended unexpectedly. What was not saved has been kept:</source>
        <translation>CNN Studio se cerró de forma inesperada. Lo que no estaba guardado se ha conservado:</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Unsaved work of before</source>
        <translation>Trabajo anterior sin guardar</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>nunca guardado</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>hoy {time}</translation>
    </message>
    <message>
        <source>“{title}”, {when}, {blocks} blocks, {file}</source>
        <translation>«{title}», {when}, {blocks} bloques, {file}</translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message>
        <source>Add {block}</source>
        <translation>Agregar {block}</translation>
    </message>
    <message>
        <source>Connect {source} to it</source>
        <translation>Conectarle {source}</translation>
    </message>
    <message>
        <source>Insert Flatten where an image arrives</source>
        <translation>Insertar Aplanar donde llega una imagen</translation>
    </message>
    <message>
        <source>Insert a 1×1 convolution to make the shapes equal</source>
        <translation>Insertar una convolución de 1×1 para igualar las formas</translation>
    </message>
    <message>
        <source>Insert a dense block to make the shapes equal</source>
        <translation>Insertar una capa densa para igualar las formas</translation>
    </message>
    <message>
        <source>Insert a max pooling to make the sizes equal</source>
        <translation>Insertar un max pooling para igualar los tamaños</translation>
    </message>
    <message>
        <source>Insert {block}</source>
        <translation>Insertar {block}</translation>
    </message>
    <message>
        <source>Insert {block} and {other}</source>
        <translation>Insertar {block} y {other}</translation>
    </message>
    <message>
        <source>Let it stand once</source>
        <translation>Dejarlo una sola vez</translation>
    </message>
    <message>
        <source>Make the network answer {classes} classes</source>
        <translation>Hacer que la red responda {classes} clases</translation>
    </message>
    <message>
        <source>Remove that port</source>
        <translation>Quitar ese puerto</translation>
    </message>
    <message>
        <source>Remove the Flatten before it</source>
        <translation>Quitar el Aplanar anterior</translation>
    </message>
    <message>
        <source>Remove the block</source>
        <translation>Quitar el bloque</translation>
    </message>
    <message>
        <source>Remove the wire that closes the circle</source>
        <translation>Quitar la conexión que cierra el ciclo</translation>
    </message>
    <message>
        <source>Set the groups to 1</source>
        <translation>Poner los grupos en 1</translation>
    </message>
    <message>
        <source>Set the padding to {pixels} pixels</source>
        <translation>Poner el relleno en {pixels} píxeles</translation>
    </message>
    <message>
        <source>Set the window to {size}</source>
        <translation>Poner la ventana en {size}</translation>
    </message>
    <message>
        <source>Set {name} to {value}</source>
        <translation>Poner {name} en {value}</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>The folder {folder} holds another run: choose an empty one.</source>
        <translation>La carpeta {folder} contiene otra ejecución: elija una vacía.</translation>
    </message>
    <message>
        <source>The run folder {folder} cannot be made: {reason}.</source>
        <translation>No se puede crear la carpeta de la ejecución {folder}: {reason}.</translation>
    </message>
    <message>
        <source>The run {folder} holds no complete state yet.</source>
        <translation>La ejecución {folder} todavía no contiene ningún estado completo.</translation>
    </message>
    <message>
        <source>The run {folder} keeps no weights of step {step}.</source>
        <translation>La ejecución {folder} no guarda pesos del paso {step}.</translation>
    </message>
    <message>
        <source>The run {folder} was made by a newer version of CNN Studio; update CNN Studio to open it.</source>
        <translation>La ejecución {folder} se hizo con una versión más nueva de CNN Studio; actualice CNN Studio para abrirla.</translation>
    </message>
    <message>
        <source>The weights {file} cannot be read: {reason}.</source>
        <translation>No se pueden leer los pesos {file}: {reason}.</translation>
    </message>
    <message>
        <source>There is no folder {folder}; a run is named by the folder that training wrote.</source>
        <translation>No existe la carpeta {folder}; una ejecución se indica con la carpeta que el entrenamiento escribió.</translation>
    </message>
    <message>
        <source>{folder} is damaged and cannot be read.</source>
        <translation>{folder} está dañado y no se puede leer.</translation>
    </message>
    <message>
        <source>{folder} is no run folder: it has no plan.json and design.json.</source>
        <translation>{folder} no es la carpeta de una ejecución: no tiene plan.json ni design.json.</translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>Unsaved changes cannot be kept for the case of a crash, save often: {why}</source>
        <translation>Los cambios sin guardar no se pueden conservar para el caso de un fallo, guarda a menudo: {why}</translation>
    </message>
    <message>
        <source>“{file}” is open in another window of CNN Studio too: whoever saves last is asked before overwriting.</source>
        <translation>«{file}» también está abierto en otra ventana de CNN Studio: a quien guarde al final se le pregunta antes de sobrescribir.</translation>
    </message>
</context>
<context>
    <name>Shapes</name>
    <message>
        <source>the output would be {shape}, more than any machine holds</source>
        <translation>la salida sería {shape}, más de lo que cabe en cualquier equipo</translation>
    </message>
    <message>
        <source>this block reads an image (channels × height × width), but {shape} arrives</source>
        <translation>este bloque lee una imagen (canales × alto × ancho), pero llega {shape}</translation>
    </message>
</context>
<context>
    <name>Shorthand</name>
    <message>
        <source>No block is called “{word}”.</source>
        <translation>Ningún bloque se llama “{word}”.</translation>
    </message>
    <message>
        <source>{block} has no field left for {number}.</source>
        <translation>A {block} no le queda ningún campo para {number}.</translation>
    </message>
</context>
<context>
    <name>SiLU</name>
    <message>
        <source>A smooth ReLU: each value times its own sigmoid.</source>
        <translation>Una ReLU suave: cada valor por su propia sigmoide.</translation>
    </message>
    <message>
        <source>SiLU (Swish)</source>
        <translation>SiLU (Swish)</translation>
    </message>
</context>
<context>
    <name>Sigmoid</name>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoide</translation>
    </message>
    <message>
        <source>Squeezes every value between 0 and 1.</source>
        <translation>Comprime cada valor entre 0 y 1.</translation>
    </message>
</context>
<context>
    <name>Softmax</name>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Softmax of a single number is always 1.</source>
        <translation>El Softmax de un solo número siempre es 1.</translation>
    </message>
    <message>
        <source>Turns the scores of the classes into probabilities that add up to 1.</source>
        <translation>Convierte las puntuaciones de las clases en probabilidades que suman 1.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>A new network</source>
        <translation>Una red nueva</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Begin with a network people know</source>
        <translation>Empiece con una red conocida</translation>
    </message>
    <message>
        <source>Empty canvas</source>
        <translation>Lienzo vacío</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Abrir un archivo…</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Abiertos hace poco</translation>
    </message>
    <message>
        <source>{shape}  ·  {count} parameters</source>
        <translation>{shape}  ·  {count} parámetros</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>1 problem</source>
        <translation>1 problema</translation>
    </message>
    <message>
        <source>{count} multiply-adds</source>
        <translation>{count} operaciones MAC</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} parámetros</translation>
    </message>
    <message>
        <source>{count} parameters so far</source>
        <translation>{count} parámetros por ahora</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>{count} problemas</translation>
    </message>
    <message>
        <source>{size} activations per picture</source>
        <translation>{size} de activaciones por imagen</translation>
    </message>
    <message>
        <source>{size} weights</source>
        <translation>{size} de pesos</translation>
    </message>
</context>
<context>
    <name>Strips</name>
    <message>
        <source>no numbers</source>
        <translation>sin números</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Block</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>Block (type)</source>
        <translation>Bloque (tipo)</translation>
    </message>
    <message>
        <source>Blocks with their shapes and counts</source>
        <translation>Bloques con sus formas y cuentas</translation>
    </message>
    <message>
        <source>Copy as {format}</source>
        <translation>Copiar como {format}</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copiar filas</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Lecture&apos;s table</source>
        <translation>Tabla de clase</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Multiply-adds (MACs) for one picture: {count}</source>
        <translation>Operaciones de multiplicar y sumar (MAC) para una imagen: {count}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>Neuronas</translation>
    </message>
    <message>
        <source>Neurons: {count}</source>
        <translation>Neuronas: {count}</translation>
    </message>
    <message>
        <source>Notes:</source>
        <translation>Notas:</translation>
    </message>
    <message>
        <source>Number the layers, and count activations with the layer before them</source>
        <translation>Numere las capas y cuente las activaciones con la capa anterior</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>Forma de salida</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Parameters: {count} ({size})</source>
        <translation>Parámetros: {count} ({size})</translation>
    </message>
    <message>
        <source>Problems:</source>
        <translation>Problemas:</translation>
    </message>
    <message>
        <source>This is {network} of the lecture: {count} parameters.</source>
        <translation>Es {network} de la clase: {count} parámetros.</translation>
    </message>
    <message>
        <source>This is {network}: {count} parameters.</source>
        <translation>Es {network}: {count} parámetros.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Type of layer</source>
        <translation>Tipo de capa</translation>
    </message>
    <message>
        <source>{value} {unit}</source>
        <translation>{value} {unit}</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
    <message>
        <source>on</source>
        <translation>sí</translation>
    </message>
</context>
<context>
    <name>Tanh</name>
    <message>
        <source>Squeezes every value between -1 and 1.</source>
        <translation>Comprime cada valor entre -1 y 1.</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>AlexNet</source>
        <translation>AlexNet</translation>
    </message>
    <message>
        <source>AlexNet (torchvision)</source>
        <translation>AlexNet (torchvision)</translation>
    </message>
    <message>
        <source>AlexNet as torchvision ships it: slimmer convolutions for one graphics card, dropout before the dense layers, and an adaptive average that brings any picture to 6 × 6. Its weights are in the order of torchvision&apos;s, and its output are scores without Softmax.</source>
        <translation>AlexNet como viene en torchvision: convoluciones más delgadas para una sola tarjeta gráfica, dropout antes de las capas densas y un promedio adaptativo que lleva cualquier imagen a 6 × 6. Sus pesos están en el orden de los de torchvision, y su salida son puntuaciones sin Softmax.</translation>
    </message>
    <message>
        <source>AlexNet of 2012</source>
        <translation>AlexNet de 2012</translation>
    </message>
    <message>
        <source>CNN with global average pooling</source>
        <translation>CNN con promedio global</translation>
    </message>
    <message>
        <source>Dense networks</source>
        <translation>Redes densas</translation>
    </message>
    <message>
        <source>LeNet</source>
        <translation>LeNet</translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation>LeNet-5</translation>
    </message>
    <message>
        <source>LeNet-5 as most courses build it today: ReLU, max pooling, and the 28 × 28 pixels of MNIST as they are. It has a quarter of the weights of the dense network and makes fewer mistakes. A good network to begin with.</source>
        <translation>LeNet-5 como la construye hoy la mayoría de los cursos: ReLU, max pooling y los 28 × 28 píxeles de MNIST tal como son. Tiene la cuarta parte de los pesos de la red densa y comete menos errores. Una buena red para empezar.</translation>
    </message>
    <message>
        <source>LeNet-5 close to the paper: tanh, average pooling, and a third convolution instead of the first dense layer. The paper counts 60,000 parameters: its second convolution reads chosen groups of maps only (1,516 instead of 2,416), its pooling layers learn a factor and an offset per map (12 and 32 parameters), and its last layer compares with fixed patterns instead of learning (850 fewer). Here every filter reads all maps, pooling learns nothing and the last layer is dense: 61,706.</source>
        <translation>LeNet-5 cercana al artículo: tanh, pooling promedio y una tercera convolución en lugar de la primera capa densa. El artículo cuenta 60&#x202f;000 parámetros: su segunda convolución lee solo grupos elegidos de mapas (1516 en lugar de 2416), sus capas de submuestreo aprenden un factor y un desplazamiento por mapa (12 y 32 parámetros), y su última capa compara con patrones fijos en lugar de aprender (850 menos). Aquí cada filtro lee todos los mapas, el submuestreo no aprende nada y la última capa es densa: 61&#x202f;706.</translation>
    </message>
    <message>
        <source>LeNet-5 for 28 × 28</source>
        <translation>LeNet-5 para 28 × 28</translation>
    </message>
    <message>
        <source>LeNet-5 for pictures of 32 × 32 pixels, to which digits of 28 × 28 are framed with two pixels of zeros. The frame lets the first windows see strokes that end at the edge. Every filter of the second convolution reads all six maps, which makes 61,706 parameters.</source>
        <translation>LeNet-5 para imágenes de 32 × 32 píxeles, a las que los dígitos de 28 × 28 llegan con un marco de dos píxeles de ceros. El marco permite que las primeras ventanas vean los trazos que terminan en el borde. Cada filtro de la segunda convolución lee los seis mapas, lo que da 61&#x202f;706 parámetros.</translation>
    </message>
    <message>
        <source>LeNet-5 of 1998</source>
        <translation>LeNet-5 de 1998</translation>
    </message>
    <message>
        <source>LeNet-5, improved</source>
        <translation>LeNet-5 mejorada</translation>
    </message>
    <message>
        <source>Model 1 with twice the filters and twice the units in its dense layer. The shapes stay, the weights grow from 2,086 to 8,178, and the error on MNIST falls to about a quarter. Train both and compare their curves.</source>
        <translation>El modelo 1 con el doble de filtros y el doble de neuronas en su capa densa. Las formas quedan igual, los pesos crecen de 2086 a 8178 y el error en MNIST baja a cerca de la cuarta parte. Entrene los dos y compare sus curvas.</translation>
    </message>
    <message>
        <source>Multilayer perceptron</source>
        <translation>Perceptrón multicapa</translation>
    </message>
    <message>
        <source>Multilayer perceptron for CIFAR-10</source>
        <translation>Perceptrón multicapa para CIFAR-10</translation>
    </message>
    <message>
        <source>ResNet</source>
        <translation>ResNet</translation>
    </message>
    <message>
        <source>ResNet-18 (torchvision)</source>
        <translation>ResNet-18 (torchvision)</translation>
    </message>
    <message>
        <source>Shortcuts carry the picture around every two convolutions and add it again, so that each pair only learns what to change and gradients reach the first layers. Where a stage halves the picture, a 1 × 1 convolution makes the shortcut fit. Its weights are in the order of torchvision&apos;s, and its output are scores without Softmax.</source>
        <translation>Unos atajos llevan la imagen alrededor de cada par de convoluciones y la suman de nuevo, de modo que cada par solo aprende qué cambiar y los gradientes llegan a las primeras capas. Donde una etapa reduce la imagen a la mitad, una convolución de 1 × 1 ajusta el atajo. Sus pesos están en el orden de los de torchvision, y su salida son puntuaciones sin Softmax.</translation>
    </message>
    <message>
        <source>Small CNN, model 1</source>
        <translation>CNN pequeña, modelo 1</translation>
    </message>
    <message>
        <source>Small CNN, model 2</source>
        <translation>CNN pequeña, modelo 2</translation>
    </message>
    <message>
        <source>Small convolutional networks</source>
        <translation>Redes convolucionales pequeñas</translation>
    </message>
    <message>
        <source>The deepest VGG: sixteen convolutions, five poolings and three dense layers, 24 layers with the poolings. Each convolution adds one pixel of zeros on every side, so that only pooling shrinks the picture. Tables that give a padding of 2 count both sides together.</source>
        <translation>La VGG más profunda: dieciséis convoluciones, cinco submuestreos y tres capas densas, 24 capas con los submuestreos. Cada convolución agrega un píxel de ceros en cada lado, de modo que solo el submuestreo encoge la imagen. Las tablas que dan un relleno de 2 cuentan los dos lados juntos.</translation>
    </message>
    <message>
        <source>The network that won ImageNet in 2012 and began the age of deep learning, as lectures draw it: five convolutions, three dense layers, pictures of 227 × 227. Drawn in one piece it has 62.4 million parameters; the original ran on two graphics cards, whose halves did not see each other everywhere, and had 61.0 million. The number 9,216 in many tables is no dense layer but the length behind Flatten, 256 × 6 × 6.</source>
        <translation>La red que ganó ImageNet en 2012 y abrió la era del aprendizaje profundo, como la dibujan las clases: cinco convoluciones, tres capas densas, imágenes de 227 × 227. Dibujada en una sola pieza tiene 62,4 millones de parámetros; la original corría en dos tarjetas gráficas, cuyas mitades no se veían en todas partes, y tenía 61,0 millones. El número 9216 de muchas tablas no es una capa densa sino la longitud detrás de Aplanar, 256 × 6 × 6.</translation>
    </message>
    <message>
        <source>The same three dense layers on small colour photographs. The first layer alone needs more than 600,000 weights for 32 × 32 pixels in three colours, and still only about half of the photographs are recognized. Compare it with a convolutional network that has fewer weights.</source>
        <translation>Las mismas tres capas densas con pequeñas fotografías a color. Solo la primera capa necesita más de 600&#x202f;000 pesos para 32 × 32 píxeles en tres colores, y aun así reconoce apenas cerca de la mitad de las fotografías. Compárela con una red convolucional que tenga menos pesos.</translation>
    </message>
    <message>
        <source>The smallest of the VGG networks: eight convolutions and three dense layers. All windows are 3 × 3, and filters double whenever pooling halves the picture.</source>
        <translation>La más pequeña de las redes VGG: ocho convoluciones y tres capas densas. Todas las ventanas son de 3 × 3, y los filtros se duplican cada vez que el submuestreo reduce la imagen a la mitad.</translation>
    </message>
    <message>
        <source>Thirteen convolutions and three dense layers: the sixteen layers with weights that gave it its name. Nine tenths of its 138 million parameters are in the dense layers, almost all multiply-adds in the convolutions. It was trained on the 1.28 million pictures of the ImageNet challenge.</source>
        <translation>Trece convoluciones y tres capas densas: las dieciséis capas con pesos que le dieron su nombre. Nueve décimas partes de sus 138 millones de parámetros están en las capas densas; casi todas las multiplicaciones y sumas, en las convoluciones. Se entrenó con los 1,28 millones de imágenes del concurso ImageNet.</translation>
    </message>
    <message>
        <source>Three convolutions whose filters double from block to block, as in VGG. At the end each of the 256 maps is averaged to one number, so that the dense layer needs only 2,570 weights and the network takes pictures of many sizes. It is the example with which Keras introduces its functional interface.</source>
        <translation>Tres convoluciones cuyos filtros se duplican de bloque en bloque, como en VGG. Al final, cada uno de los 256 mapas se promedia en un solo número, de modo que la capa densa necesita solo 2570 pesos y la red acepta imágenes de muchos tamaños. Es el ejemplo con el que Keras presenta su interfaz funcional.</translation>
    </message>
    <message>
        <source>Three dense layers that read the picture as one long row of 784 numbers. On centred digits this works well, but nothing in it knows which pixels are neighbours: move the test digits by four pixels and it fails. That failure is the reason for convolutions.</source>
        <translation>Tres capas densas que leen la imagen como una larga fila de 784 números. Con dígitos centrados funciona bien, pero nada en ella sabe qué píxeles son vecinos: mueva los dígitos de prueba cuatro píxeles y falla. Ese fallo es la razón de ser de las convoluciones.</translation>
    </message>
    <message>
        <source>Two convolutions with two and four filters, so few that each can be looked at and understood. The dense layer with only four units is its bottleneck: ten digits must pass through four numbers. It trains in seconds and gets most digits right; but where all four fall silent at the start, it can only guess, and another seed is needed.</source>
        <translation>Dos convoluciones con dos y cuatro filtros, tan pocos que se puede mirar y entender cada uno. La capa densa de solo cuatro neuronas es su cuello de botella: diez dígitos deben pasar por cuatro números. Se entrena en segundos y acierta la mayoría de los dígitos; pero si las cuatro callan al comienzo, solo puede adivinar, y hace falta otra semilla.</translation>
    </message>
    <message>
        <source>VGG</source>
        <translation>VGG</translation>
    </message>
    <message>
        <source>VGG with two convolutions in each of its five stages. Two 3 × 3 windows behind each other see as much as one of 5 × 5, with fewer weights and one more activation.</source>
        <translation>VGG con dos convoluciones en cada una de sus cinco etapas. Dos ventanas de 3 × 3 seguidas ven tanto como una de 5 × 5, con menos pesos y una activación más.</translation>
    </message>
    <message>
        <source>VGG-11</source>
        <translation>VGG-11</translation>
    </message>
    <message>
        <source>VGG-13</source>
        <translation>VGG-13</translation>
    </message>
    <message>
        <source>VGG-16</source>
        <translation>VGG-16</translation>
    </message>
    <message>
        <source>VGG-19</source>
        <translation>VGG-19</translation>
    </message>
    <message>
        <source>Zeros around the digit give it room, and three convolutions of 16, 32 and 64 filters keep the size, so that only pooling shrinks the picture. Together with shifted and turned training pictures it is meant to recognize digits that are not centred.</source>
        <translation>Los ceros alrededor del dígito le dan espacio, y tres convoluciones de 16, 32 y 64 filtros conservan el tamaño, de modo que solo el submuestreo encoge la imagen. Junto con imágenes de entrenamiento desplazadas y giradas, está pensada para reconocer dígitos que no están centrados.</translation>
    </message>
</context>
<context>
    <name>Torch</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>PyTorch raises nothing at {block}: {shape} comes out, and training goes on with that.</source>
        <translation>PyTorch no protesta en {block}: sale {shape} y el entrenamiento sigue con eso.</translation>
    </message>
    <message>
        <source>PyTorch stops at {block}:</source>
        <translation>PyTorch se detiene en {block}:</translation>
    </message>
    <message>
        <source>The engine with PyTorch is still warming up: ask again in a moment.</source>
        <translation>El motor con PyTorch aún se está preparando: pregunte de nuevo en un momento.</translation>
    </message>
    <message>
        <source>There is no engine with PyTorch now: start one in the training panel.</source>
        <translation>Ahora no hay motor con PyTorch: inicie uno en el panel de entrenamiento.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Blocks</source>
        <translation>Bloques</translation>
    </message>
    <message>
        <source>Click a block: here are its fields, and the formulas with which its numbers come about.</source>
        <translation>Haga clic en un bloque: aquí están sus campos y las fórmulas de las que salen sus números.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Double-click a block to put it behind the selected one, or drag it onto the canvas.</source>
        <translation>Haga doble clic en un bloque para ponerlo detrás del seleccionado, o arrástrelo al lienzo.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Mirar dentro</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>One click trains the network on the chosen data. The first run is slow, so that you can watch.</source>
        <translation>Un clic entrena la red con los datos elegidos. La primera vez va despacio, para que se pueda mirar.</translation>
    </message>
    <message>
        <source>Pictures come in at the top. The shape behind each block stands on its wire, always up to date.</source>
        <translation>Las imágenes entran por arriba. La forma que sale de cada bloque está en su conexión, siempre al día.</translation>
    </message>
    <message>
        <source>See what its filters and feature maps have become; the key A shows maps on the canvas. Ctrl+K finds every command.</source>
        <translation>Vea en qué se han convertido sus filtros y mapas de características; la tecla A muestra los mapas en el lienzo. Ctrl+K encuentra cada comando.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>La red</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} de {count}</translation>
    </message>
</context>
<context>
    <name>Train</name>
    <message>
        <source>No training pictures are left: hold back fewer.</source>
        <translation>No quedan imágenes de entrenamiento: aparte menos.</translation>
    </message>
    <message>
        <source>The loss is no number any more at step {step}: choose a smaller learning rate.</source>
        <translation>La pérdida dejó de ser un número en el paso {step}: elija una tasa de aprendizaje menor.</translation>
    </message>
    <message>
        <source>There is nothing to train: no block of this network has weights.</source>
        <translation>No hay nada que entrenar: ningún bloque de esta red tiene pesos.</translation>
    </message>
    <message>
        <source>{block} cannot normalize a single value: choose a batch size of at least 2.</source>
        <translation>{block} no puede normalizar un único valor: elija un tamaño de lote de al menos 2.</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>A network is being trained already. What it has learned so far is kept when you stop it.</source>
        <translation>Ya se está entrenando una red. Si la detiene, se conserva lo que ha aprendido hasta ahora.</translation>
    </message>
    <message>
        <source>Back to the trained design</source>
        <translation>Volver al diseño entrenado</translation>
    </message>
    <message>
        <source>Choose a data set first, at the top right.</source>
        <translation>Elija primero un conjunto de datos, arriba a la derecha.</translation>
    </message>
    <message>
        <source>Download and train</source>
        <translation>Descargar y entrenar</translation>
    </message>
    <message>
        <source>Downloading {file}: {done} of {total}. Training begins when all of it is here.</source>
        <translation>Descargando {file}: {done} de {total}. El entrenamiento empieza cuando esté completo.</translation>
    </message>
    <message>
        <source>Edited since training: curves and Explore show the design as it was at Train.</source>
        <translation>Modificado desde el entrenamiento: las curvas y Explorar muestran el diseño tal como estaba al entrenar.</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>Velocidad máxima</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Show or hide the training plan</source>
        <translation>Mostrar u ocultar el plan de entrenamiento</translation>
    </message>
    <message>
        <source>Start a new engine</source>
        <translation>Iniciar un motor nuevo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop and train anew</source>
        <translation>Detener y entrenar de nuevo</translation>
    </message>
    <message>
        <source>The frozen filters of {blocks} do not fit the changed network: this run is without them. They are kept.</source>
        <translation>Los filtros congelados de {blocks} no caben en la red modificada: este entrenamiento va sin ellos. Se conservan.</translation>
    </message>
    <message>
        <source>The network cannot be trained yet. {block}: {what} The panel Problems offers repairs.</source>
        <translation>Todavía no se puede entrenar la red. {block}: {what} El panel Problemas ofrece arreglos.</translation>
    </message>
    <message>
        <source>The network cannot be trained yet. {what} The panel Problems offers repairs.</source>
        <translation>Todavía no se puede entrenar la red. {what} El panel Problemas ofrece arreglos.</translation>
    </message>
    <message>
        <source>The run waits: each press of Step trains on one batch of pictures.</source>
        <translation>La ejecución espera: cada vez que pulse Paso se entrena con un lote de imágenes.</translation>
    </message>
    <message>
        <source>There is nothing to train yet: drag blocks onto the canvas, or begin with a template.</source>
        <translation>Todavía no hay nada que entrenar: arrastre bloques al lienzo o empiece con una plantilla.</translation>
    </message>
    <message>
        <source>This first run takes four steps a second, so that you can watch curves and filters change.</source>
        <translation>Esta primera ejecución da cuatro pasos por segundo, para que pueda ver cambiar las curvas y los filtros.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Training plan</source>
        <translation>Plan de entrenamiento</translation>
    </message>
    <message>
        <source>Training this takes about {time} here; you can stop at any moment and keep what was learned.</source>
        <translation>Entrenarla aquí lleva alrededor de {time}; puede detenerse en cualquier momento y conservar lo aprendido.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>descargando</translation>
    </message>
    <message>
        <source>engine lost</source>
        <translation>motor perdido</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>failed at step {step} of {steps}</source>
        <translation>falló en el paso {step} de {steps}</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>todavía sin entrenar</translation>
    </message>
    <message>
        <source>reading the pictures</source>
        <translation>leyendo las imágenes</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>paso {step} de {steps}</translation>
    </message>
    <message>
        <source>stopped at step {step} of {steps}</source>
        <translation>detenido en el paso {step} de {steps}</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>deteniendo</translation>
    </message>
    <message>
        <source>the engine warms up</source>
        <translation>el motor se prepara</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>No picture excites it.</source>
        <translation>Ninguna imagen la excita.</translation>
    </message>
    <message>
        <source>Of {total} training pictures. The frame is what the unit sees; click a picture to look into it.</source>
        <translation>De {total} imágenes de entrenamiento. El marco es lo que ve la unidad; haga clic en una imagen para mirar dentro.</translation>
    </message>
    <message>
        <source>Pictures that excite it most</source>
        <translation>Imágenes que más la excitan</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Trying the training pictures…</source>
        <translation>Probando las imágenes de entrenamiento…</translation>
    </message>
    <message>
        <source>What excites {block}, {unit}, most</source>
        <translation>Lo que más excita a {block}, {unit}</translation>
    </message>
    <message>
        <source>training picture {index}: {name}; {value} at row {row}, column {column}</source>
        <translation>imagen de entrenamiento {index}: {name}; {value} en la fila {row}, columna {column}</translation>
    </message>
    <message>
        <source>{share} of the training pictures tried</source>
        <translation>{share} de las imágenes de entrenamiento probado</translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message>
        <source>--lang takes en or es</source>
        <translation>--lang admite en o es</translation>
    </message>
    <message>
        <source>Draw a convolutional network, train it, and see what it learned.</source>
        <translation>Dibuje una red convolucional, entrénela y vea qué ha aprendido.</translation>
    </message>
    <message>
        <source>Grad-CAM reads the maps of a block, saliency slopes, occlusion covers part after part</source>
        <translation>Grad-CAM lee los mapas de un bloque, saliencia las pendientes, oclusión tapa parte por parte</translation>
    </message>
    <message>
        <source>Left out: {value}.</source>
        <translation>Si se omite: {value}.</translation>
    </message>
    <message>
        <source>Without a command, or with a design file (.cnn), the window opens. Each command knows --help.</source>
        <translation>Sin una orden, o con un archivo de diseño (.cnn), se abre la ventana. Cada orden conoce --help.</translation>
    </message>
    <message>
        <source>a block, may be given several times; all blocks where none is given</source>
        <translation>un bloque; puede indicarse varias veces; todos los bloques si no se indica ninguno</translation>
    </message>
    <message>
        <source>a class, by name or by number from 0; the predicted one where none is given</source>
        <translation>una clase, por nombre o por número desde 0; la predicha si no se indica</translation>
    </message>
    <message>
        <source>a convolution; the first one where none is given</source>
        <translation>una convolución; la primera si no se indica ninguna</translation>
    </message>
    <message>
        <source>a picture file, or the number of a test picture</source>
        <translation>un archivo de imagen, o el número de una imagen de prueba</translation>
    </message>
    <message>
        <source>a template or a design file; lenet5-28 where none is given</source>
        <translation>una plantilla o un archivo de diseño; lenet5-28 si no se indica nada</translation>
    </message>
    <message>
        <source>a template, a design file, or the folder of a run</source>
        <translation>una plantilla, un archivo de diseño o la carpeta de una ejecución</translation>
    </message>
    <message>
        <source>accuracy over all shifts up to 8 pixels, angles, sizes, or strengths of noise</source>
        <translation>exactitud con todos los desplazamientos de hasta 8 píxeles, ángulos, tamaños o intensidades de ruido</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>argumentos</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>órdenes</translation>
    </message>
    <message>
        <source>data set of the numbered test pictures; the run&apos;s own where none is given</source>
        <translation>conjunto de datos de las imágenes de prueba numeradas; el de la ejecución si no se indica ninguno</translation>
    </message>
    <message>
        <source>data set to train on; digits, or the design&apos;s own, where none is given</source>
        <translation>conjunto de datos para entrenar; digits, o el del diseño, si no se indica ninguno</translation>
    </message>
    <message>
        <source>data set whose test part is used; the run&apos;s own where none is given</source>
        <translation>conjunto de datos cuya parte de prueba se usa; el de la ejecución si no se indica ninguno</translation>
    </message>
    <message>
        <source>examine the installation and say what mends it</source>
        <translation>examinar la instalación y decir qué la arregla</translation>
    </message>
    <message>
        <source>fold activations into their layers, as lectures count them</source>
        <translation>unir las activaciones a sus capas, como las cuentan las clases</translation>
    </message>
    <message>
        <source>folder for the pictures, one for each block</source>
        <translation>carpeta para las imágenes, una por cada bloque</translation>
    </message>
    <message>
        <source>folder for the run; it may hold no other run</source>
        <translation>carpeta para la ejecución; no puede contener otra</translation>
    </message>
    <message>
        <source>folder with data sets; else CNNSTUDIO_DATA, else the platform&apos;s data folder</source>
        <translation>carpeta con conjuntos de datos; si no, CNNSTUDIO_DATA; si no, la carpeta de datos del sistema</translation>
    </message>
    <message>
        <source>go on with a run that was stopped or broke off, as it was planned; takes no other plan</source>
        <translation>continúa una ejecución detenida o interrumpida, tal como se planeó; no admite otro plan</translation>
    </message>
    <message>
        <source>how many classes to show, the likeliest first</source>
        <translation>cuántas clases mostrar, primero las más probables</translation>
    </message>
    <message>
        <source>language of what is shown</source>
        <translation>idioma de lo que se muestra</translation>
    </message>
    <message>
        <source>list every prediction too, the most certain mistakes first</source>
        <translation>lista también cada predicción, primero los errores más seguros</translation>
    </message>
    <message>
        <source>list the data sets, and which of them are on this machine</source>
        <translation>listar los conjuntos de datos y cuáles están en este equipo</translation>
    </message>
    <message>
        <source>list the networks that come with the program</source>
        <translation>listar las redes que vienen con el programa</translation>
    </message>
    <message>
        <source>list the processors and graphics cards that can train</source>
        <translation>listar los procesadores y tarjetas gráficas que pueden entrenar</translation>
    </message>
    <message>
        <source>measure a trained network on test pictures</source>
        <translation>medir una red entrenada con imágenes de prueba</translation>
    </message>
    <message>
        <source>missing: {names}</source>
        <translation>falta: {names}</translation>
    </message>
    <message>
        <source>move every picture by so many pixels to the right and down, zeros behind it</source>
        <translation>mover cada imagen tantos píxeles a la derecha y hacia abajo, con ceros detrás</translation>
    </message>
    <message>
        <source>not understood: {names}</source>
        <translation>no se entiende: {names}</translation>
    </message>
    <message>
        <source>not understood: {names}; did you mean {near}?</source>
        <translation>no se entiende: {names}; ¿quiso decir {near}?</translation>
    </message>
    <message>
        <source>number of classes instead of its own</source>
        <translation>número de clases en lugar del propio</translation>
    </message>
    <message>
        <source>options</source>
        <translation>opciones</translation>
    </message>
    <message>
        <source>picture files, or numbers of test pictures</source>
        <translation>archivos de imagen, o números de imágenes de prueba</translation>
    </message>
    <message>
        <source>print a network block by block, as Keras prints it</source>
        <translation>mostrar una red bloque por bloque, como lo hace Keras</translation>
    </message>
    <message>
        <source>save the feature maps of a picture as pictures</source>
        <translation>guardar los mapas de características de una imagen como imágenes</translation>
    </message>
    <message>
        <source>save the filters of a convolution as a picture</source>
        <translation>guardar los filtros de una convolución como imagen</translation>
    </message>
    <message>
        <source>say what is on picture files</source>
        <translation>decir qué hay en archivos de imagen</translation>
    </message>
    <message>
        <source>serve a studio over standard input and output (the studio starts this itself)</source>
        <translation>atender a un estudio por la entrada y la salida estándar (el estudio lo inicia solo)</translation>
    </message>
    <message>
        <source>show the details of an error</source>
        <translation>mostrar los detalles de un error</translation>
    </message>
    <message>
        <source>show the version</source>
        <translation>mostrar la versión</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>mostrar esta ayuda</translation>
    </message>
    <message>
        <source>show what of a picture speaks for a class</source>
        <translation>muestra qué parte de una imagen habla a favor de una clase</translation>
    </message>
    <message>
        <source>size of the pictures instead of its own, as 3x32x32</source>
        <translation>tamaño de las imágenes en lugar del propio, como 3x32x32</translation>
    </message>
    <message>
        <source>take so many test pictures only, spread over all</source>
        <translation>toma solo tantas imágenes de prueba, repartidas entre todas</translation>
    </message>
    <message>
        <source>the block that Grad-CAM reads; the last one with maps where none is given</source>
        <translation>el bloque que lee Grad-CAM; el último con mapas si no se indica</translation>
    </message>
    <message>
        <source>the file to write; the weights of a run go beside it as .safetensors</source>
        <translation>el archivo que se escribe; los pesos de una ejecución van al lado como .safetensors</translation>
    </message>
    <message>
        <source>the folder of a run</source>
        <translation>la carpeta de una ejecución</translation>
    </message>
    <message>
        <source>the folder of a run; several are shown side by side</source>
        <translation>la carpeta de una ejecución; varias se muestran una al lado de otra</translation>
    </message>
    <message>
        <source>the picture to write, PNG</source>
        <translation>la imagen que se escribe, PNG</translation>
    </message>
    <message>
        <source>there is no command and no file “{word}”; “cnnstudio --help” lists the commands</source>
        <translation>no hay ninguna orden ni archivo “{word}”; “cnnstudio --help” muestra las órdenes</translation>
    </message>
    <message>
        <source>there is no command “{word}”; did you mean “{near}”?</source>
        <translation>no hay ninguna orden “{word}”; ¿quiso decir “{near}”?</translation>
    </message>
    <message>
        <source>there is no “{word}”; did you mean “{near}”?</source>
        <translation>no hay “{word}”; ¿quiso decir “{near}”?</translation>
    </message>
    <message>
        <source>train a template or a design file</source>
        <translation>entrenar una plantilla o un archivo de diseño</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>uso: </translation>
    </message>
    <message>
        <source>what to write</source>
        <translation>qué escribir</translation>
    </message>
    <message>
        <source>where to compute; auto takes the best device</source>
        <translation>dónde calcular; auto toma el mejor dispositivo</translation>
    </message>
    <message>
        <source>write JSON, for programs</source>
        <translation>escribir JSON, para programas</translation>
    </message>
    <message>
        <source>write a network as Python source, trained weights beside it</source>
        <translation>escribir una red como código fuente de Python, con los pesos entrenados al lado</translation>
    </message>
    <message>
        <source>{name} cannot be “{value}”: choose from {choices}</source>
        <translation>{name} no puede ser “{value}”: elija entre {choices}</translation>
    </message>
    <message>
        <source>{name} cannot be “{value}”: it takes a whole number</source>
        <translation>{name} no puede ser “{value}”: admite un número entero</translation>
    </message>
    <message>
        <source>{name} needs a value</source>
        <translation>{name} necesita un valor</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>“{word}” is no number; decimals are written with a point</source>
        <translation>“{word}” no es un número; los decimales se escriben con punto</translation>
    </message>
    <message>
        <source>“{word}” is no shift: write pixels to the right and pixels down as 4,4</source>
        <translation>“{word}” no es un desplazamiento: escriba los píxeles a la derecha y hacia abajo como 4,4</translation>
    </message>
    <message>
        <source>“{word}” is no size: write channels, height and width as 3x32x32</source>
        <translation>“{word}” no es un tamaño: escriba canales, alto y ancho como 3x32x32</translation>
    </message>
    <message>
        <source>“{word}” is no whole number</source>
        <translation>“{word}” no es un número entero</translation>
    </message>
    <message>
        <source>“{word}” is no whole number from 1 on</source>
        <translation>“{word}” no es un número entero a partir de 1</translation>
    </message>
    <message>
        <source>“{word}” is too large: channels, height and width go up to {limit}</source>
        <translation>“{word}” es demasiado grande: canales, alto y ancho llegan hasta {limit}</translation>
    </message>
</context>
<context>
    <name>Weights</name>
    <message>
        <source>The weights {file} belong to another network: {name} does not fit.</source>
        <translation>Los pesos {file} son de otra red: {name} no encaja.</translation>
    </message>
    <message>
        <source>The weights {file} cannot be read: {reason}.</source>
        <translation>No se pueden leer los pesos {file}: {reason}.</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>A number of the picture, as it was given.</source>
        <translation>Un número de la imagen, tal como se dio.</translation>
    </message>
    <message>
        <source>A pixel of the picture, {pixel} of 255.</source>
        <translation>Un píxel de la imagen, {pixel} de 255.</translation>
    </message>
    <message>
        <source>Back to the value before (Backspace)</source>
        <translation>Volver al valor anterior (Retroceso)</translation>
    </message>
    <message>
        <source>Click: why is this so?</source>
        <translation>Haga clic: ¿por qué es así?</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Concatenating only lays maps behind each other: nothing was computed here.</source>
        <translation>Concatenar solo pone unos mapas tras otros: aquí no se calculó nada.</translation>
    </message>
    <message>
        <source>Each score less the largest, as a power of e; then its share of the sum:</source>
        <translation>Cada puntuación menos la mayor, como potencia de e; después, su parte de la suma:</translation>
    </message>
    <message>
        <source>Flattening only puts the values of all maps into one row: nothing was computed here.</source>
        <translation>Aplanar solo pone los valores de todos los mapas en una fila: aquí no se calculó nada.</translation>
    </message>
    <message>
        <source>Input channel {channel}</source>
        <translation>Canal de entrada {channel}</translation>
    </message>
    <message>
        <source>It is {place}.</source>
        <translation>Es {place}.</translation>
    </message>
    <message>
        <source>It only passes through: nothing was computed here.</source>
        <translation>Solo pasa de largo: aquí no se calculó nada.</translation>
    </message>
    <message>
        <source>Less the mean of the data, by its spread:</source>
        <translation>Menos la media de los datos, entre su dispersión:</translation>
    </message>
    <message>
        <source>Let the window slide over the map, place by place</source>
        <translation>Deja que la ventana se deslice por el mapa, lugar por lugar</translation>
    </message>
    <message>
        <source>One place back</source>
        <translation>Un lugar atrás</translation>
    </message>
    <message>
        <source>One place on</source>
        <translation>Un lugar adelante</translation>
    </message>
    <message>
        <source>Padding: a zero that was put around the map.</source>
        <translation>Relleno: un cero que se puso alrededor del mapa.</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Deslizar</translation>
    </message>
    <message>
        <source>Sum and bias:</source>
        <translation>Suma y sesgo:</translation>
    </message>
    <message>
        <source>The kernel lies on the window as it is written, not flipped: correlation. Its sum is {sum}.</source>
        <translation>El kernel se pone sobre la ventana tal como está escrito, sin girar: correlación. Su suma es {sum}.</translation>
    </message>
    <message>
        <source>The mean: the sum by how many there are.</source>
        <translation>La media: la suma entre cuántos son.</translation>
    </message>
    <message>
        <source>The products that count most, value · weight:</source>
        <translation>Los productos que más cuentan, valor · peso:</translation>
    </message>
    <message>
        <source>The same place of each block that comes in:</source>
        <translation>El mismo lugar de cada bloque que entra:</translation>
    </message>
    <message>
        <source>The sum</source>
        <translation>La suma</translation>
    </message>
    <message>
        <source>The sum of their squares is {sum}.</source>
        <translation>La suma de sus cuadrados es {sum}.</translation>
    </message>
    <message>
        <source>The sums of the channels and the bias:</source>
        <translation>Las sumas de los canales y el sesgo:</translation>
    </message>
    <message>
        <source>The sums of the channels:</source>
        <translation>Las sumas de los canales:</translation>
    </message>
    <message>
        <source>This is no number: the weights have grown beyond what can be computed with.</source>
        <translation>Esto no es un número: los pesos han crecido más allá de lo que se puede calcular.</translation>
    </message>
    <message>
        <source>Which pictures excite it most?</source>
        <translation>¿Qué imágenes la excitan más?</translation>
    </message>
    <message>
        <source>While looking, dropout lets everything through: nothing was computed here.</source>
        <translation>Mientras se mira, dropout deja pasar todo: aquí no se calculó nada.</translation>
    </message>
    <message>
        <source>Why this value of {block}?</source>
        <translation>¿Por qué este valor de {block}?</translation>
    </message>
    <message>
        <source>Why this value?</source>
        <translation>¿Por qué este valor?</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>sesgo</translation>
    </message>
    <message>
        <source>in the padding: 0</source>
        <translation>en el relleno: 0</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>kernel</translation>
    </message>
    <message>
        <source>max({values}) = {value}</source>
        <translation>máx({values}) = {value}</translation>
    </message>
    <message>
        <source>products</source>
        <translation>productos</translation>
    </message>
    <message>
        <source>running mean = {value}</source>
        <translation>media acumulada = {value}</translation>
    </message>
    <message>
        <source>running variance = {value}</source>
        <translation>varianza acumulada = {value}</translation>
    </message>
    <message>
        <source>scale gamma = {value}</source>
        <translation>escala gamma = {value}</translation>
    </message>
    <message>
        <source>score {unit}</source>
        <translation>puntuación {unit}</translation>
    </message>
    <message>
        <source>shift beta = {value}</source>
        <translation>desplazamiento beta = {value}</translation>
    </message>
    <message>
        <source>sum of {count} products = {sum}</source>
        <translation>suma de {count} productos = {sum}</translation>
    </message>
    <message>
        <source>the same place in the maps around it</source>
        <translation>el mismo lugar en los mapas vecinos</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>unidad {unit}</translation>
    </message>
    <message>
        <source>value = {value}</source>
        <translation>valor = {value}</translation>
    </message>
    <message>
        <source>window</source>
        <translation>ventana</translation>
    </message>
    <message>
        <source>x = {value} is the sum of {place}:</source>
        <translation>x = {value} es la suma de {place}:</translation>
    </message>
    <message>
        <source>x = {value} is what {place} gives:</source>
        <translation>x = {value} es lo que da {place}:</translation>
    </message>
    <message>
        <source>{block}, map {map}, row {row}, column {column}</source>
        <translation>{block}, mapa {map}, fila {row}, columna {column}</translation>
    </message>
    <message>
        <source>{block}, {unit}</source>
        <translation>{block}, {unit}</translation>
    </message>
    <message>
        <source>{count} other channels, which count less, give {sum}.</source>
        <translation>Otros {count} canales, que cuentan menos, dan {sum}.</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>otras {count}</translation>
    </message>
    <message>
        <source>{count} others count less.</source>
        <translation>Otras {count} cuentan menos.</translation>
    </message>
    <message>
        <source>{place} = {value}</source>
        <translation>{place} = {value}</translation>
    </message>
    <message>
        <source>{value}. Click: why is this so?</source>
        <translation>{value}. Haga clic: ¿por qué es así?</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Something went wrong inside the studio. Your network is untouched; save it and go on.</source>
        <translation>Algo falló dentro del estudio. Su red está intacta; guárdela y continúe.</translation>
    </message>
    <message>
        <source>The padding is as large as the window: at the edge it sees zeros alone.</source>
        <translation>El relleno es tan grande como la ventana: en el borde solo ve ceros.</translation>
    </message>
    <message>
        <source>The stride is larger than the window: the pixels in between are never seen.</source>
        <translation>El paso es mayor que la ventana: los píxeles intermedios nunca se ven.</translation>
    </message>
    <message>
        <source>a window of {span} pixels does not fit into an image of {length}</source>
        <translation>una ventana de {span} píxeles no cabe en una imagen de {length}</translation>
    </message>
    <message>
        <source>a window of {span} pixels does not fit into an image of {length}, {room} with its padding</source>
        <translation>una ventana de {span} píxeles no cabe en una imagen de {length}, {room} con su relleno</translation>
    </message>
    <message>
        <source>{length} -&gt; {out}: the last column is never seen.</source>
        <translation>{length} -&gt; {out}: la última columna nunca se ve.</translation>
    </message>
    <message>
        <source>{length} -&gt; {out}: the last row is never seen.</source>
        <translation>{length} -&gt; {out}: la última fila nunca se ve.</translation>
    </message>
    <message>
        <source>{length} -&gt; {out}: the last {missed} columns are never seen.</source>
        <translation>{length} -&gt; {out}: las últimas {missed} columnas nunca se ven.</translation>
    </message>
    <message>
        <source>{length} -&gt; {out}: the last {missed} rows are never seen.</source>
        <translation>{length} -&gt; {out}: las últimas {missed} filas nunca se ven.</translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>A message between studio and engine cannot be read: {reason}.</source>
        <translation>No se puede leer un mensaje entre el estudio y el motor: {reason}.</translation>
    </message>
    <message>
        <source>A message of {size} bytes is too long to be sent; {most} fit.</source>
        <translation>Un mensaje de {size} bytes es demasiado largo para enviarlo; caben {most}.</translation>
    </message>
    <message>
        <source>Studio and engine do not understand each other: bytes came that cannot be read ({why}).</source>
        <translation>El estudio y el motor no se entienden: llegaron bytes que no se pueden leer ({why}).</translation>
    </message>
    <message>
        <source>a message breaks off</source>
        <translation>un mensaje se interrumpe</translation>
    </message>
    <message>
        <source>a piece has no beginning</source>
        <translation>un fragmento no tiene comienzo</translation>
    </message>
    <message>
        <source>the frame is too large</source>
        <translation>la trama es demasiado grande</translation>
    </message>
    <message>
        <source>the header is broken</source>
        <translation>el encabezado está dañado</translation>
    </message>
    <message>
        <source>the message is too large</source>
        <translation>el mensaje es demasiado grande</translation>
    </message>
    <message>
        <source>the pieces do not add up</source>
        <translation>los fragmentos no cuadran</translation>
    </message>
    <message>
        <source>they are not a frame</source>
        <translation>no son una trama</translation>
    </message>
</context>
<context>
    <name>ZeroPad2d</name>
    <message>
        <source>Columns of zeros to the left and to the right.</source>
        <translation>Columnas de ceros a la izquierda y a la derecha.</translation>
    </message>
    <message>
        <source>Left, right</source>
        <translation>Izquierda, derecha</translation>
    </message>
    <message>
        <source>Rows of zeros above and below.</source>
        <translation>Filas de ceros arriba y abajo.</translation>
    </message>
    <message>
        <source>Surrounds the image with zeros.</source>
        <translation>Rodea la imagen con ceros.</translation>
    </message>
    <message>
        <source>Top, bottom</source>
        <translation>Arriba, abajo</translation>
    </message>
    <message>
        <source>Zero padding</source>
        <translation>Relleno de ceros</translation>
    </message>
    <message>
        <source>{pixels} on each side</source>
        <translation>{pixels} en cada lado</translation>
    </message>
</context>
</TS>
