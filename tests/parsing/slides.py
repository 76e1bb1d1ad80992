"""Layer code as slides show it, with the debris that copying leaves."""

from __future__ import annotations

from cnnstudio.graph.block import Block
from cnnstudio.graph.graph import Graph
from cnnstudio.parsing.network import Parsed, network_from_code

V1 = """
19 # Building the CNN model
20 model = models.Sequential([
21     layers.Conv2D(2, (3, 3), activation='relu',
22     | | | | input_shape=(28, 28, 1)),
23     layers.MaxPooling2D((2, 2)),
24     layers.Conv2D(4, (3, 3), activation='relu'),
25     layers.Flatten(),
26     layers.Dense(4, activation='relu'),
27     layers.Dense(10, activation='softmax')
28 ])
"""

V2 = """
MODELO V2

```
31 # Building the CNN model
32 model = models.Sequential([
33     layers.Conv2D(4, (3, 3), activation=‘relu’,
34                 | | | | input_shape=(28, 28, 1)),
35     layers.MaxPooling2D((2, 2)),
36     layers.Conv2D(8, (3, 3), activation=’relu’),
37     layers.Flatten(),
38     layers.Dense(8, activation=“relu”),
39     layers.Dense(10, activation='softmax')
```

ENTRENAMIENTO V2

Test Loss: 0.08737307786941528
"""

POOLED = """
Ejemplo
```
import keras
from keras import layers

inputs = keras.Input(shape=(28, 28, 1))
x = layers.Conv2D(filters=64, kernel_size=3, activation="relu")(inputs)
x = layers.MaxPooling2D(pool_size=2)(x)
x = layers.Conv2D(filters=128, kernel_size=3, activation="relu")(x)
x = layers.MaxPooling2D(pool_size=2)(x)
x = layers.Conv2D(filters=256, kernel_size=3, activation="relu")(x)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs=inputs, outputs=outputs)
```
Ejemplo
```
>>> model.summary()
```
Model: "functional"
| conv2d (Conv2D) | (None, 26, 26, 64) | 640 |
| dense (Dense) | (None, 10) | 2,570 |
"""

IMPROVED = """
## 1. Borde
```
input_layer = layers.Input(shape=(28, 28,1))
x = layers.ZeroPadding2D(padding=2)(input_layer) # "aire" al dígito: pad a 32x32
```
## 2. Capas
```
x = layers.Conv2D(filters=16, kernel_size=(5,5), padding="same", strides=(1,1), activation="relu")(x)
x = layers.MaxPooling2D(pool_size=(2, 2))(x)
x = layers.Conv2D(filters=32, kernel_size=(5,5), padding="same", strides=(1,1), activation="relu")(x)
x = layers.MaxPooling2D(pool_size=(2, 2))(x)
x = layers.Conv2D(64, kernel_size=(5, 5), padding="same", strides=(1,1), activation="relu")(x)
x = layers.MaxPooling2D(pool_size=(2, 2))(x)
```
## 3. Datos
```
data_aug = Sequential([
    layers.RandomTranslation(0.08, 0.08, fill_mode="constant", fill_value=0.0), # ±4 px
    layers.RandomShear(0.1, fill_mode="constant", fill_value=0.0) # hasta un 10%
], name="aug")

input_layer = layers.Input(shape=(28, 28,1))
x = layers.ZeroPadding2D(padding=2)(input_layer)
x = data_aug(x)
```
opt = optimizers.SGD(learning_rate=0.1)
model.compile(loss="categorical_crossentropy", optimizer=opt, metrics=["accuracy"])
"""

LENET = """
In [4]: from tensorflow.keras.models import Sequential
In [5]: model = Sequential()
   ...: model.add(Conv2D(6, kernel_size=5, activation="relu", input_shape=(28, 28, 1)))
[6] model.add(MaxPooling2D())
[7] model.add(Conv2D(16, kernel_size=5, activation="relu"))
[8] model.add(MaxPooling2D())
[9] model.add(Flatten())
model.add(Dense(120, activation="relu"))
model.add(Dense(84, activation="relu"))
model.add(Dense(10, activation="softmax"))
Out[9]: <keras.Sequential>
469/469 ————— 1s 3ms/step - accuracy: 0.9986 - loss: 0.0052
"""

DENSE = """
modelo = keras.Sequential([
    keras.Input(shape=(28, 28)),
    layers.Flatten(),
    layers.Dense(200, activation=tf.nn.relu),
    layers.Dense(150, activation=keras.activations.relu),
    layers.Dense(10, activation='softmax'),
])
"""

TORCH = """
class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 4 * 4, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)
"""


def kinds(graph: Graph) -> list[str]:
    """Return the types of the blocks in order."""
    return [block.type_name() if isinstance(block := graph[id].block, Block) else block.type for id in graph.order]


def blocks(graph: Graph) -> list[object]:
    """Return the blocks in order."""
    return [graph[id].block for id in graph.order]


def codes(parsed: Parsed) -> set[str]:
    """Return the codes of what was remarked."""
    return {message.code for message in parsed.notes}


def drawn(text: str) -> list[str]:
    """Return the types of the blocks between Input and Output of a text's network."""
    return kinds(network_from_code(text).graph)[1:-1]
